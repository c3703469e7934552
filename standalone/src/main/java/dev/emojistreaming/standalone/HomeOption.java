package dev.emojistreaming.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the project was built; {@code ./start} gives it. */
final class HomeOption {

  @Option(names = "--home", hidden = true, defaultValue = "${sys:emoji.home:-.}")
  private Path folder = Path.of(".");

  Path folder() {
    return folder;
  }
}
