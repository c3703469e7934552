package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.feed.stream.EventStream;
import dev.emojistreaming.feed.stream.EventStream.Event;
import dev.emojistreaming.testkit.kafka.TwoBrokers;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged feed depends only on the topic that it serves. */
@StartsProcesses
class NeighbourTopicsIT {

  private static final int SECOND_BROKER = 2;

  @TempDir Path folder;

  @Test
  void partitionsOfOtherTopicsWithoutLeadersChangeNothing() throws Exception {
    try (TwoBrokers brokers = new TwoBrokers(folder);
        Admin admin = brokers.admin();
        TestCounts counts = new TestCounts(brokers.address())) {
      addPartitionOnSecond(admin, Topics.DEAD_LETTERS);
      addPartitionOnSecond(admin, Topics.REACTIONS);
      FeedProcess feed = start(brokers);
      try (EventStream stream = EventStream.open(feed.port(), "main", null)) {
        stream.nextMatching(Event::isFresh);
        brokers.killSecond();
        await().until(() -> lastLeader(admin) == null);

        await().during(Duration.ofSeconds(4)).until(feed::isReady);
        counts.write("main", "👍", TestCounts.window(), 5);
        Event tick = stream.next();
        assertThat(tick.reactions("👍")).isEqualTo(5);
        assertThat(tick.isFresh()).isTrue();
      } finally {
        feed.close();
      }
      start(brokers).close();
    }
  }

  private FeedProcess start(TwoBrokers brokers) {
    return FeedProcess.start(
        brokers.address(), folder, List.of("-Xmx256m"), Map.of("FEED_STALE_AFTER", "2s"));
  }

  private static void addPartitionOnSecond(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    int partitions = partitions(admin, topic).size();
    NewPartitions more = NewPartitions.increaseTo(partitions + 1, List.of(List.of(SECOND_BROKER)));
    admin.createPartitions(Map.of(topic, more)).all().get();
    await().until(() -> partitions(admin, topic).size() > partitions);
  }

  private static Object lastLeader(Admin admin) throws ExecutionException, InterruptedException {
    List<TopicPartitionInfo> partitions = partitions(admin, Topics.DEAD_LETTERS);
    return partitions.get(partitions.size() - 1).leader();
  }

  private static List<TopicPartitionInfo> partitions(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions();
  }
}
