package dev.emojistreaming.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder with all files of a run.
 *
 * @param path absolute
 * @param lock excludes another {@code ./start}; null for a temporary folder, which is private
 */
record DataFolder(Path path, @Nullable FileLock lock) {

  private static final long MIN_FREE_MIB = 256;

  /** The user's folder, created if it is missing; the run continues with the files in it. */
  static DataFolder kept(Path path) {
    try {
      Path folder = Files.createDirectories(path.toAbsolutePath().normalize());
      requireSpace(folder);
      DataFolder data = new DataFolder(folder, lock(folder));
      delete(data.scratch());
      return data;
    } catch (IOException e) {
      throw new StartException(
          "cannot use the folder " + path + " (" + reason(e) + "); choose another with --data");
    }
  }

  /** A new folder in the system's temporary folder. */
  static DataFolder temporary() {
    try {
      Path folder = Files.createTempDirectory("emoji-streaming-");
      requireSpace(folder);
      return new DataFolder(folder, null);
    } catch (IOException e) {
      throw new StartException("cannot create a temporary folder (" + reason(e) + ")");
    }
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path overflow() {
    return path.resolve("overflow").resolve("overflow.db");
  }

  Path checkpoint() {
    return path.resolve("checkpoint");
  }

  /** The key that signs the tokens of anonymous viewers. */
  Path tokenKey() {
    return path.resolve("token-key");
  }

  /** The API key of the crowd. */
  Path apiKeys() {
    return path.resolve("api-keys");
  }

  /** Files that Spark needs only while it runs. */
  Path scratch() {
    return path.resolve("scratch");
  }

  Path log(String program) {
    return path.resolve("logs").resolve(program + ".log");
  }

  /** Deletes the folder and everything in it. */
  void delete() {
    delete(path);
  }

  private static void requireSpace(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe", null);
    Files.delete(probe);
    long freeMib = Files.getFileStore(folder).getUsableSpace() >> 20;
    if (freeMib < MIN_FREE_MIB) {
      throw new StartException(
          String.format(
              Locale.ROOT,
              "the disk of %s has %d MiB free and %d are needed; free some, or choose another folder with --data",
              folder,
              freeMib,
              MIN_FREE_MIB));
    }
  }

  private static FileLock lock(Path folder) throws IOException {
    FileLock lock = FileChannel.open(folder.resolve(".lock"), CREATE, WRITE).tryLock();
    if (lock == null) {
      throw new StartException(
          "the folder " + folder + " is in use by another ./start; choose another with --data");
    }
    return lock;
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new StartException("cannot delete " + folder + " (" + e + ")");
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
