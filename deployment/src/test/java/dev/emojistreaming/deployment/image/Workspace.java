package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The folder in which images are built and containers run. At the end everything but the logs is
 * deleted; the files of a run that was killed are deleted by the next run.
 */
final class Workspace implements AutoCloseable {

  private final Path logs;
  private final Path temporary;

  /**
   * Empties the folder.
   *
   * @param folder used by nobody else
   */
  Workspace(Path folder) throws IOException {
    logs = folder.resolve("logs");
    temporary = folder.resolve("temporary");
    clear();
    delete(logs);
    Files.createDirectories(logs);
    Files.createDirectories(temporary);
  }

  /** A folder for logs, which are kept. */
  Path logs(String name) throws IOException {
    return Files.createDirectories(logs.resolve(name));
  }

  /** A folder that is deleted at the end. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(temporary.resolve(name));
  }

  /** Containers that are deleted at the end. */
  Runc runc() {
    return new Runc(temporary);
  }

  /** Deletes containers, mounts and files, in this order. */
  private void clear() throws IOException {
    if (!Files.exists(temporary)) {
      return;
    }
    runc().deleteAll();
    for (Path mount : mounts()) {
      Command.run(List.of("umount", "--lazy", mount.toString()));
    }
    delete(temporary);
  }

  /** The mounts in the temporary folder, the innermost first. */
  private List<Path> mounts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
        .map(line -> Path.of(line.split(" ", 3)[1].replace("\\040", " ")))
        .filter(mount -> mount.startsWith(temporary))
        .sorted(Comparator.comparing(Path::getNameCount).reversed())
        .toList();
  }

  private static void delete(Path folder) {
    Command.run(List.of("rm", "-rf", "--one-file-system", folder.toString()));
  }

  @Override
  public void close() throws IOException {
    clear();
  }
}
