package dev.emojistreaming.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The hidden option for the folder of the build, which {@code ./start} passes. */
final class HomeOption {

  @Option(names = "--home", hidden = true, defaultValue = "${sys:emoji.home:-.}")
  private Path folder = Path.of(".");

  Path folder() {
    return folder;
  }
}
