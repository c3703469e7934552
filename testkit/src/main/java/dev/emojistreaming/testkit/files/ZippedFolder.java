package dev.emojistreaming.testkit.files;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Packs the files of a folder and its subfolders into a zip file, and unpacks them. */
public final class ZippedFolder {

  private ZippedFolder() {}

  /**
   * Packs the files with matching names. An existing zip file is replaced.
   *
   * @param fileName tests a file's name without its folders
   */
  public static void pack(Path folder, Path zip, Predicate<String> fileName) throws IOException {
    Files.deleteIfExists(zip);
    try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      copy(folder, archive.getPath("/"), fileName);
    }
  }

  /** Unpacks all files into a folder, which is created if missing. */
  public static void unpack(Path zip, Path folder) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(zip)) {
      copy(archive.getPath("/"), folder, name -> true);
    }
  }

  private static void copy(Path from, Path to, Predicate<String> fileName) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (fileName.test(file.getFileName().toString())) {
          Path copy = to.resolve(from.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }
}
