package dev.emojistreaming.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for the data folder. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Folder of topics, checkpoints and logs, kept between runs (default:"
              + " ./${DEFAULT-VALUE}).")
  private Path folder = Path.of("data");

  Path folder() {
    return folder;
  }
}
