package dev.emojistreaming.ingest.overflow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Disk space held back so that rows can still be deleted when the disk is full: a delete has to
 * write to the journal first.
 *
 * <p>Rows are added only while the reserve is there, and when the disk turns out to be full it is
 * let go.
 */
final class Reserve {

  /** Holds what a full journal and one more transaction take, with room to spare. */
  static final int BYTES = 8 * 1024 * 1024;

  private static final byte[] BLOCK = new byte[64 * 1024];

  private final Path file;

  Reserve(Path file) {
    this.file = file;
  }

  /**
   * Takes the space, unless the disk has too little for it and as much again for rows: what was let
   * go a moment ago is no news.
   */
  boolean take() {
    try {
      if (Files.exists(file) && Files.size(file) == BYTES) {
        return true;
      }
      if (Files.getFileStore(file.resolveSibling("")).getUsableSpace() < 2L * BYTES) {
        return false;
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int written = 0; written < BYTES; written += BLOCK.length) {
          out.write(BLOCK);
        }
      }
      return true;
    } catch (IOException e) {
      letGo();
      return false;
    }
  }

  /**
   * Gives the space to whoever needs it.
   *
   * @return whether there was any
   */
  boolean letGo() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      return false; // what needs it will say what is wrong
    }
  }
}
