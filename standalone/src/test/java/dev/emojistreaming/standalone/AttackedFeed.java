package dev.emojistreaming.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountWriter;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ReadyLine;
import dev.emojistreaming.testkit.hostile.Attackers;
import dev.emojistreaming.testkit.hostile.FeedAttack;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.kafka.ForeignProducer;
import dev.emojistreaming.testkit.kafka.ForeignRecords;
import dev.emojistreaming.testkit.load.LoadDriver;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All kinds of hostile clients of the feed, a flood of counts in one room and foreign counts, next
 * to 500 viewers of an honest crowd, with the whole pipeline on this machine. Takes eight minutes;
 * not part of a build: {@code ./mvnw verify -Pfaults -pl standalone -am}.
 */
class AttackedFeed {

  private static final int VIEWERS = 500;
  private static final int WEB_SOCKETS = 250;
  private static final int FOREIGN_PER_SECOND = 18;
  private static final int FLOODS_PER_SECOND = 20;
  private static final int COUNTS_IN_A_FLOOD = 100;
  private static final int QUESTIONS_PER_SECOND = 2;
  private static final int QUIET_WINDOWS = 200;

  /** In 50 s; on two cores a batch of the job may take some seconds. */
  private static final int MIN_TICKS = 10;

  private static final long MAX_DELAY_MS = 250;
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(1);

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;

  private int minute;

  private final ExecutorService crowd = Executors.newSingleThreadExecutor();

  @Test
  void viewersAreServed() throws Exception {
    try (ImagePipeline pipeline = new ImagePipeline(folder);
        KafkaProducer<byte[], byte[]> counts = producer(pipeline.kafka());
        ForeignProducer stranger = new ForeignProducer(pipeline.kafka())) {
      pipeline.startFeed();
      Instant end = Window.startOf(Instant.now());
      for (int window = 1; window <= QUIET_WINDOWS; window++) {
        send(counts, "quiet", "👍", end.minus(Window.LENGTH.multipliedBy(window)), 3);
      }
      await().until(() -> reactions(pipeline, "quiet") == 3 * QUIET_WINDOWS);
      String oldId = firstId(pipeline, "flood");

      delays(pipeline);
      Matcher alone = delays(pipeline);
      try (LoadDriver flood =
              LoadDriver.start(FLOODS_PER_SECOND, number -> flood(counts, end, number));
          LoadDriver foreign =
              ImagePipeline.send(
                  stranger,
                  Topics.COUNTS,
                  ForeignRecords.counts("foreign", end),
                  FOREIGN_PER_SECOND);
          LoadDriver questions =
              LoadDriver.start(QUESTIONS_PER_SECOND, number -> ask(pipeline, number));
          Attackers attackers = FeedAttack.start(pipeline.feedPort(), "flood", oldId)) {
        delays(pipeline);
        delays(pipeline);
        Duration cpuBefore = attackers.cpu();
        long connectionsBefore = attackers.connections();
        Matcher attacked = delays(pipeline);
        double cpu = attackers.cpu().minus(cpuBefore).toMillis() / (double) MEASURED.toMillis();
        System.out.printf(
            "feed attacked for %d s: ticks' p99 %s ms (before: %s); %,d hostile connections and"
                + " %,d counts with %.2f of a core; %d MB resident%n",
            MEASURED.toSeconds(),
            attacked.group("p99"),
            alone.group("p99"),
            attackers.connections() - connectionsBefore,
            FLOODS_PER_SECOND * COUNTS_IN_A_FLOOD * MEASURED.toSeconds(),
            cpu,
            ImagePipeline.assertFits("feed"));
        assertThat(Integer.parseInt(attacked.group("ticks"))).isGreaterThan(MIN_TICKS);
        assertThat(Long.parseLong(attacked.group("p99")))
            .isLessThanOrEqualTo(Long.parseLong(alone.group("p99")) + MAX_DELAY_MS);
        assertThat(cpu).isLessThan(0.3);
        assertThat(reactions(pipeline, "quiet")).isEqualTo(3 * QUIET_WINDOWS);
      }
    } finally {
      crowd.shutdownNow();
    }
  }

  /** Measures the viewers' delays while the honest crowd reacts; fails if a viewer is dropped. */
  private Matcher delays(ImagePipeline pipeline) throws Exception {
    String room = "minute-" + ++minute;
    Future<List<String>> report = crowd.submit(() -> pipeline.simulate(MEASURED, "--room=" + room));
    ReadyLine ready = new ReadyLine("ready");
    ReadyLine result = new ReadyLine("result");
    LeashedProcess viewers =
        LeashedProcess.start(
            "viewers",
            List.of(
                ClassPath.java(),
                "-Xmx256m",
                "-cp",
                System.getProperty("project.root") + "/feed/target/test-classes",
                "dev.emojistreaming.feed.load.FanOutClients",
                String.valueOf(pipeline.feedPort()),
                room,
                String.valueOf(VIEWERS),
                String.valueOf(MEASURED.minusSeconds(10).toSeconds()),
                String.valueOf(WEB_SOCKETS)),
            folder.resolve("viewers.log"),
            ready.orElse(result));
    viewers.awaitReady(ready.printed(), CONNECT_TIMEOUT);
    String line = result.printed().get(MEASURED.plusMinutes(1).toSeconds(), TimeUnit.SECONDS);
    System.out.println("viewers: " + line);
    List<String> unused = report.get();
    Matcher delays = Pattern.compile("ticks_min=(?<ticks>\\d+).* p99=(?<p99>\\d+)").matcher(line);
    assertThat(delays.find()).as(line).isTrue();
    return delays;
  }

  private static CompletableFuture<?> ask(ImagePipeline pipeline, int number) {
    String path = "/rooms/main/" + (number % 2 == 0 ? "peaks" : "counts");
    return CLIENT
        .sendAsync(request(pipeline, path), BodyHandlers.discarding())
        .thenAccept(answer -> assertThat(answer.statusCode()).as(path).isEqualTo(200));
  }

  private static CompletableFuture<?> flood(
      KafkaProducer<byte[], byte[]> counts, Instant end, int number) {
    Instant start = end.minus(Window.LENGTH.multipliedBy(number % 1_700));
    for (int emoji = 0; emoji < COUNTS_IN_A_FLOOD; emoji++) {
      send(counts, "flood", "junk-" + number + "-" + emoji, start, 1);
    }
    return CompletableFuture.completedFuture(null);
  }

  private static void send(
      KafkaProducer<byte[], byte[]> counts, String room, String emoji, Instant start, long n) {
    EmojiCount count = new EmojiCount(room, emoji, start, start.plus(Window.LENGTH), n, n);
    var unused =
        counts.send(
            new ProducerRecord<>(
                Topics.COUNTS, count.key().getBytes(UTF_8), EmojiCountWriter.toJson(count)));
  }

  private static KafkaProducer<byte[], byte[]> producer(String kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka, "max.in.flight.requests.per.connection", 1),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static long reactions(ImagePipeline pipeline, String room) throws IOException {
    HttpResponse<String> answer =
        LocalHttp.get(pipeline.feedPort(), "/rooms/" + room + "/top?n=1000");
    long sum = 0;
    for (JsonNode total : new ObjectMapper().readTree(answer.body()).get("top")) {
      sum += total.get("reaction_count").asLong();
    }
    return sum;
  }

  /** The id of the event that a stream of the room begins with. */
  private static String firstId(ImagePipeline pipeline, String room) throws Exception {
    HttpRequest request = request(pipeline, "/rooms/" + room + "/stream");
    try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
      return lines.filter(line -> line.startsWith("id: ")).findFirst().orElseThrow().substring(4);
    }
  }

  private static HttpRequest request(ImagePipeline pipeline, String path) {
    return HttpRequest.newBuilder(LocalHttp.address(pipeline.feedPort(), path))
        .timeout(ANSWER_TIMEOUT)
        .build();
  }
}
