package dev.emojistreaming.ingest.overflow.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds back disk space, so that rows can be deleted when the disk is full: a delete
 * has to write to the write-ahead log first.
 *
 * <p>Rows are added only while the reserve is held. It is released when the disk or the database is
 * full.
 */
public final class DiskReserve {

  /** More than a full write-ahead log and one more transaction take. */
  public static final int BYTES = 8 * 1024 * 1024;

  private static final byte[] BLOCK = new byte[64 * 1024];

  private final Path file;

  public DiskReserve(Path file) {
    this.file = file;
  }

  /**
   * Allocates the reserve unless it is held already. The disk must have twice its size: with less,
   * new rows would immediately take the space that was just released.
   *
   * @return whether the reserve is held
   */
  public boolean acquire() {
    try {
      if (Files.exists(file) && Files.size(file) == BYTES) {
        return true;
      }
      if (Files.getFileStore(file.resolveSibling("")).getUsableSpace() < 2L * BYTES) {
        return false;
      }
      OwnerOnly.createFile(file);
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int written = 0; written < BYTES; written += BLOCK.length) {
          out.write(BLOCK);
        }
      }
      return true;
    } catch (IOException e) {
      release();
      return false;
    }
  }

  /**
   * Gives the space back to the disk.
   *
   * @return whether the file existed
   */
  public boolean release() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      return false; // the caller's next write reports what is wrong with the disk
    }
  }
}
