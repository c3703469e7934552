package dev.emojistreaming.ingest.overflow.disk;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SQLite's native library. On first use the driver unpacks it into a folder under a new random
 * name, and after a kill the file stays there.
 */
public final class SqliteLibrary {

  private static final String UNPACKED = "sqlite-*sqlitejdbc*";

  private SqliteLibrary() {}

  /**
   * Sets the folder, creates it if necessary, and deletes the files that earlier processes left in
   * it. A process that still runs keeps the library that it has loaded.
   *
   * @throws InvalidSettingException when the folder cannot be used
   */
  public static void unpackTo(Path folder) {
    try {
      OwnerOnly.createFolders(folder);
      try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, UNPACKED)) {
        for (Path leftover : leftovers) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (IOException e) {
      throw new InvalidSettingException(
          "INGEST_OVERFLOW_LIBRARY_FOLDER", "a writable folder", folder + " (" + e + ")");
    }
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }
}
