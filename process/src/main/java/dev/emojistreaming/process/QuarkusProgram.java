package dev.emojistreaming.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The program from the last build of a Quarkus module: a jar, or a native executable if the build
 * was a native one.
 *
 * @param file the executable, or the jar
 * @param isNative whether it is a native executable
 */
public record QuarkusProgram(Path file, boolean isNative) {

  /** Quarkus writes this description of its output into the build folder. */
  private static final String DESCRIPTION = "quarkus-artifact.properties";

  /**
   * Finds the program in a module's build folder.
   *
   * @param target the module's build folder
   * @throws IllegalStateException if the module was not built
   */
  public static QuarkusProgram in(Path target) {
    Properties description = new Properties();
    try (Reader reader = Files.newBufferedReader(target.resolve(DESCRIPTION))) {
      description.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is built in " + target + "; run ./mvnw package", e);
    }
    return new QuarkusProgram(
        target.resolve(description.getProperty("path")),
        description.getProperty("type").equals("native"));
  }

  /**
   * The command that runs it.
   *
   * @param jvmOptions options of the Java virtual machine; a native executable gets only the heap
   *     sizes and the system properties
   */
  public List<String> command(List<String> jvmOptions) {
    List<String> command = new ArrayList<>();
    if (isNative) {
      command.add(file.toString());
      jvmOptions.stream().filter(QuarkusProgram::isForAll).forEach(command::add);
    } else {
      command.add(ClassPath.java());
      command.addAll(FixedLocale.JVM_OPTIONS);
      command.addAll(jvmOptions);
      command.addAll(List.of("-jar", file.toString()));
    }
    return List.copyOf(command);
  }

  private static boolean isForAll(String jvmOption) {
    return jvmOption.startsWith("-D") || jvmOption.startsWith("-Xm");
  }
}
