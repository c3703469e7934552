package dev.emojistreaming.ingest.overflow.disk;

import dev.emojistreaming.contract.setting.ExecutableFolder;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * SQLite's native library. On first use the driver unpacks it into a folder under a new random
 * name, and after a kill the file stays there.
 */
public final class SqliteLibrary {

  private static final String UNPACKED = "sqlite-*sqlitejdbc*";

  private SqliteLibrary() {}

  /**
   * Sets the folder, the first that libraries can be loaded from, creates it if necessary, and
   * deletes the files that earlier processes left in it. A process that still runs keeps the
   * library that it has loaded.
   *
   * @param folders the preferred one first
   * @throws InvalidSettingException when none can be used
   */
  public static void unpackTo(List<Path> folders) {
    Path preferred = folders.get(0);
    try {
      OwnerOnly.createFolders(preferred);
      Path folder =
          ExecutableFolder.firstOf(folders)
              .orElseThrow(() -> new IOException("libraries cannot be loaded from it"));
      deleteLeftovers(folder);
      System.setProperty("org.sqlite.tmpdir", folder.toString());
    } catch (IOException e) {
      throw new InvalidSettingException(
          "INGEST_OVERFLOW_LIBRARY_FOLDER",
          "a writable folder that is not mounted with noexec",
          preferred + " (" + e + ")");
    }
  }

  private static void deleteLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, UNPACKED)) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
  }
}
