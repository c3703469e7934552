package dev.emojistreaming.deployment.image;

import static dev.emojistreaming.testkit.machine.Requirements.require;

import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.process.ClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stand-ins for the images that our images are based on or run next to, with the same names. They
 * contain what our images use, from this machine's Debian packages, its Java and the build's jars.
 */
final class BaseImages {

  static final String JAVA_RUNTIME = "docker.io/library/eclipse-temurin:25-jre";
  static final String SPARK = "docker.io/apache/spark:4.2.0-scala2.13-java17-ubuntu";
  static final String MICRO = "quay.io/quarkus/ubi9-quarkus-micro-image:2.0";

  private static final String JAVA = "docker.io/library/eclipse-temurin:25-jdk";
  private static final String NODE = "docker.io/library/node:24-slim";
  private static final String BUILDER = "quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25";

  /** Installed by npm for the feed's build. */
  private static final Path NODE_MODULES = ProjectRoot.resolve("feed/target/npm/node_modules");

  private static final Path SPARK_JOB =
      ProjectRoot.resolve("spark-job/target/emoji-streaming-spark-job.jar");
  private static final Path BROKER = ProjectRoot.resolve("broker/target/classes");

  /** Like Spark's script: the launcher prints the command to run, after an empty line. */
  private static final String SPARK_SUBMIT =
      """
      #!/bin/bash
      export SPARK_SCALA_VERSION=2.13
      mapfile -d '' -t command < <(
        java -cp '/opt/spark/jars/*' org.apache.spark.launcher.Main \\
          org.apache.spark.deploy.SparkSubmit "$@")
      exec "${command[1]#$'\n'}" "${command[@]:2}"
      """;

  /**
   * Like the script of Kafka's image: writes the settings from variables, then starts the broker.
   */
  private static final String RUN_KAFKA =
      """
      #!/bin/bash
      export CLUSTER_ID=${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}
      java -cp '/opt/kafka/libs/*' kafka.docker.KafkaDockerWrapper setup \\
        --default-configs-dir /etc/kafka/docker --mounted-configs-dir /mnt/shared/config \\
        --final-configs-dir /opt/kafka/config || exit
      exec java -Xmx512m -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
      """;

  private static final int SPARK_UID = 185;
  private static final int KAFKA_UID = 1000;

  private final Buildah buildah;
  private final Path log;

  BaseImages(Buildah buildah, Path log) {
    this.buildah = buildah;
    this.log = log;
  }

  /** For Node's image: Debian with an npm that installs the files of the feed's build. */
  void makeNode() throws IOException {
    require(Files.exists(NODE_MODULES), "the emoji font is not installed; apt-get install npm");
    buildah.make(
        NODE,
        "scratch",
        root -> {
          DebianRoot.in(root, DebianRoot.SYSTEM, log).folder(NODE_MODULES, "/opt/node_modules");
          writeScript(root.resolve("usr/bin/npm"), "#!/bin/bash\nexec cp -r /opt/node_modules .\n");
        },
        List.of("--env=PATH=/usr/bin"));
  }

  /** For Temurin's images: Debian with the Java that runs this test. */
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
    buildah.tag(JAVA, JAVA_RUNTIME);
  }

  /**
   * For Spark's image: Java and Spark, without the jars that our image adds or our jar contains.
   */
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
          writeScript(root.resolve("opt/spark/bin/spark-submit"), SPARK_SUBMIT);
          writeScript(root.resolve("opt/entrypoint.sh"), "#!/bin/bash\nexec \"$@\"\n");
          Files.createDirectories(root.resolve("opt/spark/work-dir"));
          chown(root.resolve("opt/spark"), SPARK_UID);
          addUser(root, "spark", SPARK_UID);
        },
        List.of(
            "--env=SPARK_HOME=/opt/spark",
            "--workingdir=/opt/spark/work-dir",
            "--user=spark",
            "--entrypoint=[\"/opt/entrypoint.sh\"]"));
  }

  /** For Kafka's image, which Compose runs next to ours: Java and Kafka. */
  void makeKafka() throws IOException {
    List<Path> jars = jars(BROKER).toList();
    buildah.make(
        Service.named("kafka").image(),
        JAVA,
        root -> {
          copy(jars, root.resolve("opt/kafka/libs"));
          writeScript(root.resolve("etc/kafka/docker/run"), RUN_KAFKA);
          for (String settings : List.of("server.properties", "log4j2.yaml", "tools-log4j2.yaml")) {
            Files.createFile(root.resolve("etc/kafka/docker").resolve(settings));
          }
          for (String folder :
              List.of("mnt/shared/config", "opt/kafka/config", "var/lib/kafka/data")) {
            chown(Files.createDirectories(root.resolve(folder)), KAFKA_UID);
          }
          addUser(root, "appuser", KAFKA_UID);
        },
        List.of("--user=" + KAFKA_UID, "--entrypoint=[]", "--cmd=[\"/etc/kafka/docker/run\"]"));
  }

  /**
   * For the images of native builds: Debian with a compiler and GraalVM for the builder, and the
   * smallest Debian root for the result.
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

  /** The jars on a module's runtime class path. */
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

  private static void writeScript(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }

  private void chown(Path folder, int uid) {
    Command.run(log, List.of("chown", "-R", uid + ":" + uid, folder.toString()));
  }

  private static void addUser(Path root, String name, int uid) throws IOException {
    Path users = root.resolve("etc/passwd");
    Files.writeString(
        users,
        Files.readString(users)
            + "%s:x:%d:%d::/nonexistent:/bin/false\n".formatted(name, uid, uid));
  }
}
