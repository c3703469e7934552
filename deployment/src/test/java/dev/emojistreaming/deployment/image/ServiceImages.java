package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two kinds of a service's image. */
enum ServiceImages {
  JVM("Dockerfile.jvm", BaseImages.JAVA_RUNTIME),
  /** Only where GraalVM is installed: no Debian package can replace the builder image. */
  NATIVE("Dockerfile.native", BaseImages.MICRO);

  /** The modules that have an image of both kinds. */
  static final List<String> MODULES = List.of("ingest", "feed", "simulator");

  /** Arguments of a release. */
  static final Map<String, String> LABELS =
      Map.of(
          "VERSION", "0.1.0",
          "REVISION", "4f1c2d3",
          "SOURCE", "https://example.com/emoji-streaming");

  static final String SPARK_JOB = "emoji-streaming/spark-job:test";

  private final String dockerfile;
  private final String base;

  ServiceImages(String dockerfile, String base) {
    this.dockerfile = dockerfile;
    this.base = base;
  }

  /** GraalVM's folder, if it is installed. */
  static Optional<Path> graalvm() {
    return Optional.ofNullable(System.getenv("GRAALVM_HOME"))
        .map(Path::of)
        .filter(home -> Files.isExecutable(home.resolve("bin/native-image")));
  }

  boolean canBeBuilt() {
    return this == JVM || graalvm().isPresent();
  }

  void build(Buildah buildah) throws IOException {
    for (String module : MODULES) {
      Map<String, String> arguments = new HashMap<>(LABELS);
      arguments.put("MODULE", module);
      buildah.build(dockerfile, arguments, of(module));
    }
  }

  /** The name of a module's image; the Spark job has only one. */
  String of(String module) {
    return MODULES.contains(module)
        ? "emoji-streaming/%s:%s".formatted(module, dockerfile.replaceFirst(".*\\.", ""))
        : SPARK_JOB;
  }

  /** The base image of a module's image. */
  String baseOf(String module) {
    return MODULES.contains(module) ? base : BaseImages.SPARK;
  }
}
