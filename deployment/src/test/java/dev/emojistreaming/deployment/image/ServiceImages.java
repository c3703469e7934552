package dev.emojistreaming.deployment.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two ways to make an image of a service. */
enum ServiceImages {
  JVM("Dockerfile.jvm"),
  /** Only where a GraalVM is: what would build it cannot be made of Debian's packages. */
  NATIVE("Dockerfile.native");

  static final String SPARK_JOB = "emoji-streaming/spark-job:test";
  static final List<String> MODULES = List.of("ingest", "feed", "simulator");

  private final String dockerfile;

  ServiceImages(String dockerfile) {
    this.dockerfile = dockerfile;
  }

  /** Where GraalVM is, if it is anywhere. */
  static Optional<Path> graalvm() {
    return Optional.ofNullable(System.getenv("GRAALVM_HOME")).map(Path::of);
  }

  boolean canBeBuilt() {
    return this == JVM || graalvm().isPresent();
  }

  void build(Buildah buildah, Path project) {
    for (String module : MODULES) {
      buildah.build(project, dockerfile, Map.of("MODULE", module), of(module));
    }
  }

  /** The name of a module's image; the Spark job has only one. */
  String of(String module) {
    return MODULES.contains(module)
        ? "emoji-streaming/%s:%s".formatted(module, dockerfile.replaceFirst(".*\\.", ""))
        : SPARK_JOB;
  }
}
