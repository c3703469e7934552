package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.EmojiCountParser;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.service.kafka.KafkaRefusal;
import dev.emojistreaming.service.thread.EssentialThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all partitions of the topic of counts on its own thread, so each replica has all rooms. It
 * starts at the first record that may belong to a window within the retention. While Kafka does not
 * answer it waits, and then resumes at its position. When the topic has been recreated or has more
 * partitions, it starts again.
 */
@Singleton
class CountsReader {

  private static final Logger LOG = Logger.getLogger(CountsReader.class);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  private final Map<String, Object> operatorSettings;
  private final Rooms rooms;
  private final SourceState state;
  private final SkippedRecords skipped;
  private final FeedConfig config;
  private final Clock clock;
  private final EssentialThread thread = new EssentialThread(this::run, "counts-reader");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable CountsTopic reading;
  private boolean away;

  CountsReader(
      @Identifier("default-kafka-broker") Map<String, Object> operatorSettings,
      Rooms rooms,
      SourceState state,
      SkippedRecords skipped,
      FeedConfig config,
      Clock clock) {
    this.operatorSettings = operatorSettings;
    this.rooms = rooms;
    this.state = state;
    this.skipped = skipped;
    this.config = config;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.expectEnd();
    stopped.countDown();
    CountsTopic topic = reading;
    if (topic != null) {
      topic.wakeUp();
    }
    thread.join(CHECK_INTERVAL.toMillis());
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void run() {
    while (!isStopped()) {
      try (CountsTopic topic = new CountsTopic(operatorSettings)) {
        reading = topic;
        read(topic);
      } catch (WakeupException e) {
        return;
      } catch (KafkaException e) {
        logAway(e);
        pause();
      } catch (RuntimeException e) {
        LOG.error("reading the counts failed; they are read again from the beginning", e);
        pause();
      }
    }
  }

  /** Returns when the topic has been replaced, or when the reader is stopped. */
  private void read(CountsTopic topic) {
    state.rebuilding();
    rooms.begin(topic.seek(clock.instant().minus(config.retention())));
    boolean replaced = false;
    while (!replaced && !isStopped()) {
      readFor(state.hasCounts() ? CHECK_INTERVAL : POLL, topic);
      try {
        replaced = compareWithEnds(topic);
      } catch (TimeoutException e) {
        logAway(e);
      }
    }
  }

  private void readFor(Duration span, CountsTopic topic) {
    long deadline = System.nanoTime() + span.toNanos();
    while (System.nanoTime() < deadline) {
      Instant now = clock.instant();
      topic.poll(POLL).forEach(record -> apply(record, now));
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record, Instant now) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    try {
      rooms.apply(EmojiCountParser.parse(value), record.partition(), record.offset(), now);
    } catch (IllegalArgumentException e) {
      skipped.add(record, String.valueOf(e.getMessage()));
      rooms.skip(record.partition(), record.offset());
    }
  }

  private boolean compareWithEnds(CountsTopic topic) {
    TopicEnds ends = topic.ends();
    state.answered();
    if (away) {
      away = false;
      LOG.info("Kafka answers again");
    }
    if (topic.isReplaced(ends)) {
      LOG.warn("the topic of counts was recreated or has more partitions; reading it again");
      return true;
    }
    if (topic.isAllRead(ends)) {
      state.allRead();
    }
    return false;
  }

  private void logAway(KafkaException e) {
    Optional<String> refusal = KafkaRefusal.of(e);
    if (refusal.isPresent()) {
      away = true;
      LOG.errorf("Kafka refused: %s", refusal.get());
    } else if (!away && !isStopped()) {
      away = true;
      LOG.warnf("Kafka does not answer: %s", e.getMessage());
    }
  }

  private void pause() {
    try {
      boolean unused = stopped.await(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
