package dev.emojistreaming.deployment.image;

import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.process.ClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stand-ins for the images that ours build on or run beside, under their names: what they have of
 * ours to rely on, from this machine's Debian packages, its Java, and jars of the build.
 */
final class BaseImages {

  static final String JAVA_TO_RUN = "docker.io/library/eclipse-temurin:25-jre";
  static final String SPARK = "docker.io/apache/spark:4.2.0-scala2.13-java17-ubuntu";
  static final String MICRO = "quay.io/quarkus/ubi9-quarkus-micro-image:2.0";

  private static final String JAVA = "docker.io/library/eclipse-temurin:25-jdk";
  private static final String BUILDER = "quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25";

  private static final Path SPARK_JOB =
      ProjectRoot.resolve("spark-job/target/emoji-streaming-spark-job.jar");
  private static final Path BROKER = ProjectRoot.resolve("broker/target/classes");

  /** As Spark's own script does: its launcher says the command, after a line of its own. */
  private static final String SPARK_SUBMIT =
      """
      #!/bin/bash
      export SPARK_SCALA_VERSION=2.13
      mapfile -d '' -t command < <(
        java -cp '/opt/spark/jars/*' org.apache.spark.launcher.Main \\
          org.apache.spark.deploy.SparkSubmit "$@")
      exec "${command[1]#$'\n'}" "${command[@]:2}"
      """;

  /** As Kafka's own script does: settings are written from variables before the broker starts. */
  private static final String RUN_KAFKA =
      """
      #!/bin/bash
      export CLUSTER_ID=${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}
      java -cp '/opt/kafka/libs/*' kafka.docker.KafkaDockerWrapper setup \\
        --default-configs-dir /etc/kafka/docker --mounted-configs-dir /mnt/shared/config \\
        --final-configs-dir /opt/kafka/config || exit
      exec java -Xmx512m -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
      """;

  private static final int SPARKS_USER = 185;
  private static final int KAFKAS_USER = 1000;

  private final Buildah buildah;
  private final Path log;

  BaseImages(Buildah buildah, Path log) {
    this.buildah = buildah;
    this.log = log;
  }

  /** Debian with the Java that runs this test, for Temurin's images. */
  void makeJava() throws IOException {
    buildah.make(
        JAVA,
        "scratch",
        root ->
            DebianRoot.in(root, DebianRoot.SYSTEM, log)
                .java(Path.of(System.getProperty("java.home")), "/opt/java/openjdk"),
        List.of(
            "--env=JAVA_HOME=/opt/java/openjdk",
            "--env=PATH=/opt/java/openjdk/bin:/usr/bin",
            "--env=" + Buildah.MAVEN.get(0),
            "--env=" + Buildah.MAVEN.get(1),
            "--entrypoint=[\"/__cacert_entrypoint.sh\"]",
            "--cmd=jshell"));
    buildah.tag(JAVA, JAVA_TO_RUN);
  }

  /** The same with Spark, without what our image adds and what is in our jar. */
  void makeSpark() throws IOException {
    Path added = SPARK_JOB.resolveSibling("connector");
    List<Path> jars =
        jars(SPARK_JOB)
            .filter(jar -> !Files.exists(added.resolve(jar.getFileName())))
            .filter(jar -> !jar.getFileName().toString().matches("(emoji|prometheus)-.*"))
            .toList();
    buildah.make(
        SPARK,
        JAVA,
        root -> {
          copy(jars, root.resolve("opt/spark/jars"));
          script(root.resolve("opt/spark/bin/spark-submit"), SPARK_SUBMIT);
          script(root.resolve("opt/entrypoint.sh"), "#!/bin/bash\nexec \"$@\"\n");
          Files.createDirectories(root.resolve("opt/spark/work-dir"));
          own(root.resolve("opt/spark"), SPARKS_USER);
          addUser(root, "spark", SPARKS_USER);
        },
        List.of(
            "--env=SPARK_HOME=/opt/spark",
            "--workingdir=/opt/spark/work-dir",
            "--user=spark",
            "--entrypoint=[\"/opt/entrypoint.sh\"]"));
  }

  /** The same with Kafka, which Compose runs ours beside. */
  void makeKafka() throws IOException {
    List<Path> jars = jars(BROKER).toList();
    buildah.make(
        Service.named("kafka").image(),
        JAVA,
        root -> {
          copy(jars, root.resolve("opt/kafka/libs"));
          script(root.resolve("etc/kafka/docker/run"), RUN_KAFKA);
          for (String settings : List.of("server.properties", "log4j2.yaml", "tools-log4j2.yaml")) {
            Files.createFile(root.resolve("etc/kafka/docker").resolve(settings));
          }
          for (String folder :
              List.of("mnt/shared/config", "opt/kafka/config", "var/lib/kafka/data")) {
            own(Files.createDirectories(root.resolve(folder)), KAFKAS_USER);
          }
          addUser(root, "appuser", KAFKAS_USER);
        },
        List.of("--user=" + KAFKAS_USER, "--entrypoint=[]", "--cmd=[\"/etc/kafka/docker/run\"]"));
  }

  /**
   * Debian with a compiler and GraalVM for the builder's image, and as little as there is for the
   * smallest.
   */
  void makeNative(Path graalvm) throws IOException {
    buildah.make(
        BUILDER,
        "scratch",
        root ->
            DebianRoot.in(root, DebianRoot.SYSTEM + " " + DebianRoot.COMPILER, log)
                .folder(graalvm, "/opt/mandrel"),
        List.of(
            "--env=JAVA_HOME=/opt/mandrel",
            "--env=GRAALVM_HOME=/opt/mandrel",
            "--env=PATH=/usr/bin:/opt/mandrel/bin",
            "--env=" + Buildah.MAVEN.get(0),
            "--env=" + Buildah.MAVEN.get(1),
            "--user=1001",
            "--workingdir=/project",
            "--entrypoint=[\"native-image\"]"));
    buildah.make(
        MICRO, "scratch", root -> DebianRoot.in(root, DebianRoot.SMALLEST, log), List.of());
  }

  /** Jars that a module needs to run. */
  private static Stream<Path> jars(Path code) {
    return Stream.of(ClassPath.dependenciesOf(code).entries().split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of);
  }

  private static void copy(List<Path> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path file : files) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }

  private void own(Path folder, int user) {
    Command.run(log, List.of("chown", "-R", user + ":" + user, folder.toString()));
  }

  private static void addUser(Path root, String name, int number) throws IOException {
    Path users = root.resolve("etc/passwd");
    Files.writeString(
        users,
        Files.readString(users)
            + "%s:x:%d:%d::/nonexistent:/bin/false\n".formatted(name, number, number));
  }
}
