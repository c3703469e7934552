package dev.emojistreaming.ingest.overflow;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A copy of the journal as it was before SQLite opened it, which drops what follows a damaged
 * frame.
 *
 * <p>One that is there already is of a start that was killed, and is added to: only {@link Salvage}
 * reads it, which does not mind.
 *
 * @param lengthBefore what it had before this attempt, in bytes
 */
record JournalCopy(Path file, long lengthBefore) {

  static JournalCopy of(Path journal) throws IOException {
    Path file = journal.resolveSibling(journal.getFileName() + "-copy");
    JournalCopy copy = new JournalCopy(file, Files.exists(file) ? Files.size(file) : 0);
    if (Files.exists(journal)) {
      try (OutputStream out = Files.newOutputStream(file, CREATE, APPEND)) {
        Files.copy(journal, out);
      } catch (IOException e) {
        copy.forgetThisAttempt();
        throw e;
      }
    }
    return copy;
  }

  /** The journal is still there, and the next attempt copies it again. */
  void forgetThisAttempt() throws IOException {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, WRITE)) {
        channel.truncate(lengthBefore);
      }
    }
  }

  void putInPlaceOf(Path journal) throws IOException {
    if (Files.exists(file)) {
      Files.move(file, journal, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Nobody needs it any more; one that can't be deleted is added to the next time. */
  void deleteQuietly() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It does no harm.
    }
  }
}
