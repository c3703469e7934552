package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Stand-ins for the images that ours build on. */
final class BaseImages {

  private static final String JAVA = "docker.io/library/eclipse-temurin:25-jdk";
  private static final String JAVA_TO_RUN = "docker.io/library/eclipse-temurin:25-jre";
  private static final String SPARK = "docker.io/apache/spark:4.2.0-scala2.13-java17-ubuntu";

  /** A shell, the usual small programs, and what Java and native libraries link to. */
  private static final String PACKAGES =
      "base-files base-passwd bash coreutils dash debianutils findutils grep gzip libacl1 libattr1"
          + " libbz2-1.0 libc-bin libc6 libgcc-s1 libgmp10 libpcre2-8-0 libselinux1 libstdc++6"
          + " libtinfo6 sed tar zlib1g";

  private final Buildah buildah;
  private final Path folder;
  private final Path log;

  BaseImages(Buildah buildah, Path folder, Path log) {
    this.buildah = buildah;
    this.folder = folder;
    this.log = log;
  }

  /** Debian with the Java that runs this test, under the names of Temurin's images. */
  void makeJava() throws IOException {
    Path root = folder.resolve("java");
    for (String merged : List.of("bin", "sbin", "lib", "lib64")) {
      Files.createDirectories(root.resolve("usr").resolve(merged));
      Files.createSymbolicLink(root.resolve(merged), Path.of("usr", merged));
    }
    for (String empty : List.of("tmp", "proc", "dev", "sys", "root", "run", "etc", "opt")) {
      Files.createDirectories(root.resolve(empty));
    }
    shell(
        """
        dpkg -L %s | sort -u | grep -v '^/usr/share/' | while read -r file; do
          if [ -L "$file" ] || [ -f "$file" ]; then echo "${file#/}"; fi
        done | tar -C / -cf - --no-recursion -T - | tar -C '%s' -xf - --keep-old-files
        """
            .formatted(PACKAGES, root));
    shell("cp /etc/resolv.conf /etc/nsswitch.conf '%s/etc/'".formatted(root));
    shell("cp -rL '%s' '%s/opt/java'".formatted(System.getProperty("java.home"), root));
    shell("chmod 1777 '%1$s/tmp' && ldconfig -r '%1$s'".formatted(root));
    Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
    commit(
        "scratch",
        root,
        JAVA,
        "--env=PATH=/opt/java/bin:/usr/bin",
        "--env=JAVA_HOME=/opt/java",
        "--env=MAVEN_USER_HOME=" + Buildah.MAVEN_IN_BUILD,
        "--env=MAVEN_ARGS=-o -Dmaven.repo.local=" + Buildah.MAVEN_IN_BUILD + "/repository");
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

  private void shell(String line) {
    Command.run(log, List.of("bash", "-euo", "pipefail", "-c", line));
  }
}
