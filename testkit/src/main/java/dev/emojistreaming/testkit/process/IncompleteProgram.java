package dev.emojistreaming.testkit.process;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.emojistreaming.process.QuarkusProgram;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A packaged program that lacks one of its classes. The first use of the class throws a {@link
 * NoClassDefFoundError}: an error that no code expects, at a known place.
 */
public final class IncompleteProgram {

  private IncompleteProgram() {}

  /**
   * Copies a program without a class. Skips the test if the program is a native executable.
   *
   * @param target the build folder of the program's module
   * @param folder an empty folder for the copy
   * @param className the class's full name
   */
  public static QuarkusProgram copy(Path target, Path folder, String className) throws IOException {
    QuarkusProgram program = QuarkusProgram.in(target);
    assumeFalse(program.isNative(), "a native executable has all its classes in one file");
    Path application = Objects.requireNonNull(program.file().getParent());
    copyFiles(application, folder);
    Path classes = folder.resolve("app");
    deleteClass(classes, className.replace('.', '/') + ".class");
    return new QuarkusProgram(folder.resolve(program.file().getFileName()), false);
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
  }

  /** Fails if the class is not in the application's one jar. */
  private static void deleteClass(Path classes, String name) throws IOException {
    try (Stream<Path> jars = Files.list(classes);
        FileSystem jar = FileSystems.newFileSystem(jars.findFirst().orElseThrow())) {
      Files.delete(jar.getPath(name));
    }
  }
}
