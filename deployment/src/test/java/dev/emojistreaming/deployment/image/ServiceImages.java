package dev.emojistreaming.deployment.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two ways to make an image of a service. */
enum ServiceImages {
  JVM("Dockerfile.jvm", BaseImages.JAVA_TO_RUN),
  /** Only where a GraalVM is: what would build it cannot be made of Debian's packages. */
  NATIVE("Dockerfile.native", BaseImages.MICRO);

  /** Those whose image can be made both ways. */
  static final List<String> MODULES = List.of("ingest", "feed", "simulator");

  static final String SPARK_JOB = "emoji-streaming/spark-job:test";

  private final String dockerfile;
  private final String base;

  ServiceImages(String dockerfile, String base) {
    this.dockerfile = dockerfile;
    this.base = base;
  }

  /** Where GraalVM is, if it is anywhere. */
  static Optional<Path> graalvm() {
    return Optional.ofNullable(System.getenv("GRAALVM_HOME"))
        .map(Path::of)
        .filter(home -> Files.isExecutable(home.resolve("bin/native-image")));
  }

  boolean canBeBuilt() {
    return this == JVM || graalvm().isPresent();
  }

  void build(Buildah buildah) {
    for (String module : MODULES) {
      buildah.build(dockerfile, Map.of("MODULE", module), of(module));
    }
  }

  /** The name of a module's image; the Spark job has only one. */
  String of(String module) {
    return MODULES.contains(module)
        ? "emoji-streaming/%s:%s".formatted(module, dockerfile.replaceFirst(".*\\.", ""))
        : SPARK_JOB;
  }

  /** The image that a module's image adds to. */
  String baseOf(String module) {
    return MODULES.contains(module) ? base : BaseImages.SPARK;
  }
}
