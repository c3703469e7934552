package dev.emojistreaming.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class path of a module that was built on this machine.
 *
 * @param entries jars and folders, in the system's notation
 */
public record ClassPath(String entries) {

  /**
   * The class path of the module that has a class: the build wrote it to {@code runtime.classpath},
   * next to the module's classes or jar.
   *
   * @throws IllegalStateException when the module was not built here
   */
  public static ClassPath ofClass(Class<?> mainClass) {
    try {
      return of(Path.of(mainClass.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot find where " + mainClass + " was loaded from", e);
    }
  }

  /** The class path of a module, from the path of its classes or jar. */
  public static ClassPath of(Path code) {
    return new ClassPath(code + File.pathSeparator + dependenciesOf(code).entries());
  }

  /**
   * The dependencies of a module without the module itself, from the path of its classes or jar.
   */
  public static ClassPath dependenciesOf(Path code) {
    Path file = code.resolveSibling("runtime.classpath");
    try {
      return new ClassPath(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file + "; run ./mvnw package", e);
    }
  }

  /**
   * The command that runs a class on this class path with the Java of this process. It starts
   * faster if the build has recorded the program's classes in an archive next to its jar, which
   * Java ignores if the archive is another Java's or older than a jar.
   */
  public List<String> javaCommand(
      List<String> jvmOptions, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(java(), "-cp", entries));
    command.addAll(FixedLocale.JVM_OPTIONS);
    command.addAll(archiveOptions());
    command.addAll(jvmOptions);
    command.add(mainClass);
    command.addAll(arguments);
    return List.copyOf(command);
  }

  private List<String> archiveOptions() {
    String program = entries.split(File.pathSeparator, 2)[0];
    Path archive = Path.of(program.replaceFirst("[.]jar$", "") + ".jsa");
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
        : List.of();
  }

  /** The {@code java} of this process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
