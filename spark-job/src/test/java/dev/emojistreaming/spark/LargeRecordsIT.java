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
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that are small on the wire and large in memory do not stop the packaged job, which has a
 * heap of 1 GB.
 */
@ExpectedLog(
    logger = "PartitionConsumer",
    message = "the records at offsets 154 to 155 cannot be read")
@StartsProcesses
class LargeRecordsIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final int MEGABYTE = 1_000_000;

  /** Together 1.2 GB. */
  private static final int LARGE_RECORDS = 150;

  @TempDir Path folder;

  @Test
  void honestReactionsBetweenThemAreCounted() {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        ForeignProducer producer = new ForeignProducer(broker.address())) {
      TestTopics topics = new TestTopics(broker.address());
      producer.send(Topics.REACTIONS, List.of(reaction()));
      producer.send(Topics.REACTIONS, largeRecords(LARGE_RECORDS, 8));
      producer.send(Topics.REACTIONS, List.of(reaction()));
      producer.send(Topics.REACTIONS, largeRecords(1, 150));
      producer.send(Topics.REACTIONS, List.of(reaction()));
      producer.send(Topics.REACTIONS, largeRecords(2, 1_100));
      producer.send(Topics.REACTIONS, List.of(reaction()));

      LeashedProcess job =
          new SubmittedJob(
                  "local[2]",
                  List.of(
                      "KAFKA_BOOTSTRAP_SERVERS=" + broker.address(),
                      "CHECKPOINT_LOCATION=" + folder.resolve("checkpoint"),
                      "CONSOLE=false",
                      "METRICS_PORT=0"))
              .start(folder.resolve("spark.log"));
      try {
        topics.awaitMoreReactions(4, TIMEOUT);
        await().atMost(TIMEOUT).until(() -> topics.deadLetters().size() >= LARGE_RECORDS + 3);

        assertThat(topics.reactions().values().stream().mapToLong(n -> n).sum()).isEqualTo(4);
        Collection<ConsumerRecord<byte[], byte[]>> letters = topics.deadLetters().values();
        assertThat(letters).hasSize(LARGE_RECORDS + 3);
        assertThat(letters)
            .filteredOn(letter -> letter.value() != null)
            .hasSize(LARGE_RECORDS + 1)
            .allSatisfy(letter -> assertThat(letter.value()).hasSizeLessThan(64_000).contains('x'))
            .allSatisfy(letter -> assertThat(header(letter, "reason")).contains("longer than"));
        assertThat(letters)
            .filteredOn(letter -> letter.value() == null)
            .hasSize(2)
            .allSatisfy(letter -> assertThat(header(letter, "reason")).contains("cannot be read"));
      } finally {
        SubmittedJob.stop(job);
      }
    }
  }

  private static List<ForeignRecord> largeRecords(int number, int megabytes) {
    ForeignRecord large = ForeignRecords.large(megabytes * MEGABYTE);
    return Stream.generate(() -> large).limit(number).toList();
  }

  private static ForeignRecord reaction() {
    Instant now = Instant.now();
    return ForeignRecord.of(
        "reaction",
        ReactionWriter.toJson(
            new ReceivedReaction("u", "👍", now, "main", UUID.randomUUID().toString(), now)));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return new String(header.value(), UTF_8);
  }
}
