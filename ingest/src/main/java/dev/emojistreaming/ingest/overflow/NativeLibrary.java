package dev.emojistreaming.ingest.overflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SQLite itself, which the driver unpacks into a folder when it is used first: under another name
 * each time, and after a kill nobody removes it.
 */
final class NativeLibrary {

  private static final String UNPACKED = "sqlite-*sqlitejdbc*";

  private NativeLibrary() {}

  /**
   * Chooses the folder, and removes what earlier processes left in it; one that still runs keeps
   * what it has loaded.
   */
  static void unpackTo(Path folder) {
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, UNPACKED)) {
        for (Path leftover : leftovers) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("ingest.overflow.library-folder: cannot use " + folder, e);
    }
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }
}
