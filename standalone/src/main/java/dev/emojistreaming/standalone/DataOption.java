package dev.emojistreaming.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is kept between runs, and where. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Folder of topics, checkpoints and logs, kept between runs (default: ./${DEFAULT-VALUE}).")
  private Path folder = Path.of("data");

  Path folder() {
    return folder;
  }
}
