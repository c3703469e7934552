package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Where images are built and containers run: a folder whose logs stay, and of which everything else
 * goes at the end. What a run that was killed has left goes before the next one.
 */
final class Workspace implements AutoCloseable {

  private final Path logs;
  private final Path passing;

  /**
   * Empties the folder.
   *
   * @param folder below which nobody else has anything
   */
  Workspace(Path folder) throws IOException {
    logs = folder.resolve("logs");
    passing = folder.resolve("passing");
    clear();
    remove(logs);
    Files.createDirectories(logs);
    Files.createDirectories(passing);
  }

  /** A folder of logs, which stay. */
  Path logs(String name) throws IOException {
    return Files.createDirectories(logs.resolve(name));
  }

  /** A folder that goes at the end. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(passing.resolve(name));
  }

  /** Containers that go at the end. */
  Runc runc() {
    return new Runc(passing);
  }

  /** Containers, mounts and files, in this order. */
  private void clear() throws IOException {
    if (!Files.exists(passing)) {
      return;
    }
    runc().deleteAll();
    for (Path mount : mounts()) {
      Command.run(List.of("umount", "--lazy", mount.toString()));
    }
    remove(passing);
  }

  /** What is mounted in here, the innermost first. */
  private List<Path> mounts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
        .map(line -> Path.of(line.split(" ", 3)[1].replace("\\040", " ")))
        .filter(mount -> mount.startsWith(passing))
        .sorted(Comparator.comparing(Path::getNameCount).reversed())
        .toList();
  }

  private static void remove(Path folder) {
    Command.run(List.of("rm", "-rf", "--one-file-system", folder.toString()));
  }

  @Override
  public void close() throws IOException {
    clear();
  }
}
