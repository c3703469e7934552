package dev.emojistreaming.ingest.overflow.opening;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import dev.emojistreaming.ingest.overflow.disk.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A copy of the write-ahead log as it was before SQLite opened it: SQLite drops all frames behind a
 * damaged one.
 *
 * <p>A copy that exists already was left by a start that was killed. The new one is appended to it;
 * only {@link RowScanner} reads the file, and it accepts any sequence of rows.
 *
 * @param lengthBefore the file's length in bytes before this start
 */
record WalCopy(Path file, long lengthBefore) {

  static WalCopy create(OverflowFiles files) throws IOException {
    Path file = files.walCopy();
    WalCopy copy = new WalCopy(file, Files.exists(file) ? Files.size(file) : 0);
    if (Files.exists(files.wal())) {
      OwnerOnly.createFile(file);
      try (OutputStream out = Files.newOutputStream(file, CREATE, APPEND)) {
        Files.copy(files.wal(), out);
      } catch (IOException e) {
        copy.undo();
        throw e;
      }
    }
    return copy;
  }

  /** Removes what this start has appended; the next start copies the write-ahead log again. */
  void undo() throws IOException {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, WRITE)) {
        channel.truncate(lengthBefore);
      }
    }
  }

  /** Moves the copy to the write-ahead log's place, so that the original bytes are set aside. */
  void restoreTo(Path wal) throws IOException {
    if (Files.exists(file)) {
      Files.move(file, wal, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes the copy. A failure is harmless: the next start appends to it and deletes it. */
  void deleteQuietly() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // harmless, see above
    }
  }
}
