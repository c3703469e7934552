package dev.emojistreaming.contract.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Finds a folder to which a native library can be unpacked: one that is writable and not mounted
 * with {@code noexec}, as the temporary folder of hardened servers is.
 */
public final class ExecutableFolder {

  private ExecutableFolder() {}

  /** The first such folder; missing ones are created. */
  public static Optional<Path> firstOf(List<Path> folders) {
    return folders.stream().filter(ExecutableFolder::canExecute).findFirst();
  }

  /** Without a child process: for a file on a noexec file system access(2) fails, even for root. */
  private static boolean canExecute(Path folder) {
    try {
      Files.createDirectories(folder);
      Path probe =
          Files.createTempFile(
              folder,
              "executable",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try {
        return Files.isExecutable(probe);
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      return false;
    }
  }
}
