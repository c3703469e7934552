package dev.emojistreaming.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that everything of a run is in.
 *
 * @param path absolute
 */
record DataFolder(Path path) {

  private static final long LEAST_FREE_MIB = 256;

  /** The user's folder, made if it is not there; what an earlier run left in it is used. */
  static DataFolder kept(Path path) {
    try {
      DataFolder folder =
          new DataFolder(Files.createDirectories(path.toAbsolutePath().normalize()));
      folder.requireRoom();
      folder.lock();
      folder.deleteScratch();
      return folder;
    } catch (IOException e) {
      throw new StartException(
          "cannot use the folder " + path + " (" + reason(e) + "); choose another with --data");
    }
  }

  /** A new folder among the system's temporary ones. */
  static DataFolder temporary() {
    try {
      DataFolder folder = new DataFolder(Files.createTempDirectory("emoji-streaming-"));
      folder.requireRoom();
      return folder;
    } catch (IOException e) {
      throw new StartException("cannot make a temporary folder (" + reason(e) + ")");
    }
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path checkpoint() {
    return path.resolve("checkpoint");
  }

  /** What Spark needs only while it runs. */
  Path scratch() {
    return path.resolve("scratch");
  }

  Path log(String program) {
    return path.resolve("logs").resolve(program + ".log");
  }

  /** Deletes the folder and all in it. */
  void delete() {
    delete(path);
  }

  private void requireRoom() throws IOException {
    Path probe = Files.createTempFile(path, "probe", null);
    Files.delete(probe);
    long freeMib = Files.getFileStore(path).getUsableSpace() >> 20;
    if (freeMib < LEAST_FREE_MIB) {
      throw new StartException(
          "only %d MiB are free on the disk of %s and %d are needed; free some, or choose another folder with --data"
              .formatted(freeMib, path, LEAST_FREE_MIB));
    }
  }

  /** Keeps the folder from another launcher until this process ends. */
  private void lock() throws IOException {
    FileChannel file = FileChannel.open(path.resolve(".lock"), CREATE, WRITE);
    if (file.tryLock() == null) {
      throw new StartException(
          "the folder " + path + " is used by another ./start; choose another with --data");
    }
  }

  private void deleteScratch() {
    delete(scratch());
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
