package dev.emojistreaming.ingest.overflow.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only the process's user can read, because reactions name users. On a file
 * system without POSIX permissions they have the default ones.
 */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final boolean IS_POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  /** Creates an empty file if there is none, and restricts it in any case. */
  public static void createFile(Path file) throws IOException {
    if (!IS_POSIX) {
      return;
    }
    if (Files.isRegularFile(file)) {
      restrict(file);
    } else {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
    }
  }

  /** Creates a file as above. The caller opens it next, and reports why it does not exist. */
  static void tryCreateFile(Path file) {
    try {
      createFile(file);
    } catch (IOException e) {
      // opening the file fails for the same reason
    }
  }

  /** Another user's file keeps its permissions. */
  private static void restrict(Path file) throws IOException {
    if (Files.getOwner(file).getName().equals(System.getProperty("user.name"))) {
      Files.setPosixFilePermissions(file, FILE);
    }
  }

  /** Creates a folder and its parents; folders that exist keep their permissions. */
  public static void createFolders(Path folder) throws IOException {
    if (IS_POSIX) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    } else {
      Files.createDirectories(folder);
    }
  }
}
