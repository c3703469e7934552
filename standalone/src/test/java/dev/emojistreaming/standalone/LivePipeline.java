package dev.emojistreaming.standalone;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.load.ReactionPosts;
import dev.emojistreaming.testkit.log.ChildLogs;
import dev.emojistreaming.testkit.metrics.Sample;
import dev.emojistreaming.testkit.metrics.Scrape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The real pipeline with the feed, without a simulated crowd. It starts once, for all test classes
 * that have it as a parameter. Viewers need tokens, as on a public site: everything that works here
 * works without authentication, too.
 */
final class LivePipeline implements AutoCloseable {

  private final StandaloneOptions options = FreePorts.options();
  private final Pipeline pipeline;
  private LeashedProcess feed;

  private LivePipeline() {
    Path folder = folder();
    for (String program : List.of("ingest", "spark-job", "feed", "simulator")) {
      ChildLogs.watch(folder.resolve("logs").resolve(program + ".log"));
    }
    pipeline =
        new Pipeline(new Programs(root(), DataFolder.kept(folder), Map.of("AUTH", "anonymous")));
    pipeline.startBroker(options.kafkaPort());
    pipeline.startService(options, line -> {});
    feed = pipeline.startFeed(options);
  }

  private static Path root() {
    return Path.of(System.getProperty("project.root"));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "live-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String ingest() {
    return "http://localhost:" + options.httpPort();
  }

  /** The key of a backend that may react for others. */
  String apiKey() {
    return Objects.requireNonNull(pipeline.access().key());
  }

  /** Reactions of many users in a room. */
  ReactionPosts reactions(String room) {
    return new ReactionPosts(ingest(), room, apiKey());
  }

  String feed() {
    return "http://localhost:" + options.feedPort();
  }

  int feedPort() {
    return options.feedPort();
  }

  /** The metrics of all programs. */
  List<Sample> samples() {
    return Stream.of(
            Scrape.ofQuarkus(options.managementPort()),
            Scrape.ofQuarkus(options.feedManagementPort()),
            Scrape.of(options.jobMetricsPort(), "/metrics"))
        .flatMap(scrape -> scrape.samples().stream())
        .toList();
  }

  /** Starts a simulated cricket match in a room. */
  void playMatch(String room, int reactionsPerSecond, Duration length) {
    LeashedProcess unused =
        pipeline.startSimulator(
            options,
            List.of(
                "--profile=match",
                "--seed=7",
                "--room=" + room,
                "--rate=" + reactionsPerSecond,
                "--duration=" + length.toSeconds() + "s"),
            line -> {});
  }

  void killFeed() {
    feed.kill();
  }

  /** Starts the feed again and returns when it is ready. */
  void startFeed() {
    feed = pipeline.startFeed(options);
  }

  @Override
  public void close() {
    pipeline.close();
  }

  /** Passes the pipeline to tests. */
  static final class Resolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LivePipeline.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(LivePipeline.class, type -> new LivePipeline(), LivePipeline.class);
    }
  }
}
