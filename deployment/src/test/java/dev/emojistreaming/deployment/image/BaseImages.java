package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stand-ins for the images that ours build on, under their names: what they have of ours to rely
 * on, from this machine's Debian packages and its Java.
 */
final class BaseImages {

  private static final String JAVA = "docker.io/library/eclipse-temurin:25-jdk";
  private static final String JAVA_TO_RUN = "docker.io/library/eclipse-temurin:25-jre";
  private static final String SPARK = "docker.io/apache/spark:4.2.0-scala2.13-java17-ubuntu";
  private static final String BUILDER = "quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25";
  private static final String MICRO = "quay.io/quarkus/ubi9-quarkus-micro-image:2.0";

  /** A shell and the usual small programs, which all of them have, the smallest too. */
  private static final String SYSTEM =
      "base-files bash coreutils dash findutils grep gzip sed tar libstdc++6 zlib1g";

  private static final String COMPILER = "gcc libc6-dev zlib1g-dev";
  private static final String JAVA_HOME = "/opt/java";
  private static final String GRAALVM_HOME = "/opt/mandrel";

  private final Buildah buildah;
  private final Path folder;
  private final Path log;

  BaseImages(Buildah buildah, Path folder, Path log) {
    this.buildah = buildah;
    this.folder = folder;
    this.log = log;
  }

  /** Debian with the Java that runs this test, for Temurin's images. */
  void makeJava() throws IOException {
    Path root = system("java", SYSTEM);
    copy(Path.of(System.getProperty("java.home")), root.resolve("opt/java"));
    commit(
        "scratch",
        root,
        JAVA,
        "--env=PATH=" + JAVA_HOME + "/bin:/usr/bin",
        "--env=JAVA_HOME=" + JAVA_HOME,
        "--env=MAVEN_USER_HOME=" + Buildah.MAVEN_IN_BUILD,
        "--env=MAVEN_ARGS=" + Buildah.MAVEN_ARGUMENTS);
    buildah.run("tag", JAVA, JAVA_TO_RUN);
  }

  /**
   * The same with Spark's jars, laid out as in Spark's own image.
   *
   * @param jars Spark and what it depends on
   * @param moduleOptions the file with what Java needs for them
   */
  void makeSpark(Stream<Path> jars, Path moduleOptions) throws IOException {
    Path root = folder.resolve("spark");
    Path spark = root.resolve("opt/spark");
    Files.createDirectories(spark.resolve("jars"));
    Files.createDirectories(spark.resolve("bin"));
    for (Path jar : jars.toList()) {
      Files.copy(jar, spark.resolve("jars").resolve(jar.getFileName()));
    }
    Files.copy(moduleOptions, spark.resolve("module.options"));
    script(
        spark.resolve("bin/spark-submit"),
        "exec java @/opt/spark/module.options -cp '/opt/spark/jars/*'"
            + " org.apache.spark.deploy.SparkSubmit \"$@\"");
    script(root.resolve("opt/entrypoint.sh"), "exec \"$@\"");
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        root.resolve("etc/passwd"),
        "root:x:0:0:root:/root:/bin/sh\nspark:x:185:185::/home/spark:/bin/false\n");
    commit(JAVA, root, SPARK, "--entrypoint=[\"/opt/entrypoint.sh\"]", "--user=185");
  }

  /**
   * Debian with a compiler and GraalVM for the builder's image, and Debian alone for the smallest.
   */
  void makeNative(Path graalvm) throws IOException {
    Path root = system("builder", SYSTEM + " " + COMPILER);
    shell("cp -a '%s' '%s'".formatted(graalvm.toRealPath(), root.resolve("opt/mandrel")));
    commit(
        "scratch",
        root,
        BUILDER,
        "--env=PATH=" + GRAALVM_HOME + "/bin:/usr/bin",
        "--env=JAVA_HOME=" + GRAALVM_HOME,
        "--env=GRAALVM_HOME=" + GRAALVM_HOME,
        "--env=MAVEN_USER_HOME=" + Buildah.MAVEN_IN_BUILD,
        "--env=MAVEN_ARGS=" + Buildah.MAVEN_ARGUMENTS,
        "--user=1001");
    commit("scratch", system("micro", SYSTEM), MICRO);
  }

  /** A root with some packages, and those that they need. */
  private Path system(String name, String packages) throws IOException {
    Path root = folder.resolve(name);
    for (String merged : List.of("bin", "sbin", "lib", "lib64")) {
      Files.createDirectories(root.resolve("usr").resolve(merged));
      Files.createSymbolicLink(root.resolve(merged), Path.of("usr", merged));
    }
    for (String empty : List.of("tmp", "proc", "dev", "sys", "root", "run", "etc", "opt")) {
      Files.createDirectories(root.resolve(empty));
    }
    shell(
        """
        needed=$(apt-cache depends --recurse --installed --important %s | sed -n '/^[a-z]/p')
        dpkg -L $needed 2>/dev/null | sort -u | grep -v '^/usr/share/' | while read -r file; do
          if [ -L "$file" ] || [ -f "$file" ]; then echo "${file#/}"; fi
        done | tar -C / -cf - --no-recursion -T - | tar -C '%s' -xf - --skip-old-files
        """
            .formatted(packages, root));
    shell("cp /etc/resolv.conf /etc/nsswitch.conf '%s/etc/'".formatted(root));
    shell("chmod 1777 '%1$s/tmp' && ldconfig -r '%1$s'".formatted(root));
    Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
    return root;
  }

  private void commit(String from, Path root, String image, String... configuration) {
    String container = buildah.run("from", "--pull-never", from);
    buildah.run("add", container, root.toString(), "/");
    for (String setting : configuration) {
      buildah.run("config", setting, container);
    }
    buildah.run("commit", "--rm", container, image);
  }

  private static void script(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + line + "\n");
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }

  /** A folder with what its links lead to, but for those that lead nowhere. */
  private void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    shell(
        "cd '%s' && find -L . -type f -print0 | tar -ch --null -T - | tar -C '%s' -xf -"
            .formatted(from, to));
  }

  private void shell(String line) {
    Command.run(log, List.of("bash", "-eu", "-c", line));
  }
}
