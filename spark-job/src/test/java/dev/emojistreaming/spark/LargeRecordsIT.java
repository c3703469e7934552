package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.kafka.ForeignProducer;
import dev.emojistreaming.testkit.kafka.ForeignRecord;
import dev.emojistreaming.testkit.kafka.ForeignRecords;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that are small on the wire and larger in memory than the packaged job, which has a heap
 * of 1 GB, do not stop it.
 */
@StartsProcesses
class LargeRecordsIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private static final int MEGABYTE = 1_000_000;

  /** Together 1.2 GB. */
  private static final int RECORDS_OF_8_MB = 150;

  /** Larger than the heap. */
  private static final int RECORDS_OF_1_GB = 1;

  /** Together 1.4 GB of objects. */
  private static final int RECORDS_WITH_HEADERS = 20;

  @TempDir Path folder;

  @Test
  void honestReactionsBetweenThemAreCounted() {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        ForeignProducer producer = new ForeignProducer(broker.address())) {
      TestTopics topics = new TestTopics(broker.address());
      Stream.of(
              many(RECORDS_OF_8_MB, ForeignRecords.large(8 * MEGABYTE)),
              many(RECORDS_WITH_HEADERS, ForeignRecords.withHeaders(500_000)),
              many(RECORDS_OF_1_GB, ForeignRecords.large(1_100 * MEGABYTE)))
          .forEach(
              records -> {
                producer.send(Topics.REACTIONS, records);
                producer.send(Topics.REACTIONS, List.of(reaction()));
              });

      LeashedProcess job = startJob(broker.address());
      try {
        topics.awaitMoreReactions(3, TIMEOUT);
        int letters = RECORDS_OF_8_MB + RECORDS_OF_1_GB + RECORDS_WITH_HEADERS;
        await().atMost(TIMEOUT).until(() -> topics.deadLetters().size() >= letters);

        assertThat(topics.reactions().values().stream().mapToLong(n -> n).sum()).isEqualTo(3);
        assertThat(topics.deadLetters().values())
            .hasSize(letters)
            .allSatisfy(letter -> assertThat(letter.value()).hasSizeLessThan(64_000))
            .filteredOn(letter -> reason(letter).equals("malformed: the value is longer than 1 MB"))
            .hasSize(RECORDS_OF_8_MB + RECORDS_OF_1_GB);
      } finally {
        SubmittedJob.stop(job);
      }
    }
  }

  private LeashedProcess startJob(String broker) {
    return new SubmittedJob(
            "local[2]",
            List.of(
                "KAFKA_BOOTSTRAP_SERVERS=" + broker,
                "CHECKPOINT_LOCATION=" + folder.resolve("checkpoint"),
                "CONSOLE=false",
                "METRICS_PORT=0"))
        .start(folder.resolve("spark.log"));
  }

  private static List<ForeignRecord> many(int number, ForeignRecord record) {
    return Stream.generate(() -> record).limit(number).toList();
  }

  private static ForeignRecord reaction() {
    Instant now = Instant.now();
    String id = UUID.randomUUID().toString();
    return ForeignRecord.of(
        "reaction", ReactionWriter.toJson(new ReceivedReaction("u", "👍", now, "main", id, now)));
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return new String(letter.headers().lastHeader("reason").value(), UTF_8);
  }
}
