package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.EmojiCountParser;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.Rooms;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topic of counts, all partitions, on a thread of its own: each replica has all rooms. It
 * begins where the oldest window that is remembered can have been written first; when Kafka goes,
 * it waits, and goes on where it was; when the topic is made anew, it begins again.
 */
@Singleton
class CountsReader {

  private static final Logger LOG = Logger.getLogger(CountsReader.class);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

  private final Map<String, Object> operators;
  private final Rooms rooms;
  private final SourceState state;
  private final FeedConfig config;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "counts-reader");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable CountsTopic reading;
  private boolean away;

  CountsReader(
      @Identifier("default-kafka-broker") Map<String, Object> operators,
      Rooms rooms,
      SourceState state,
      FeedConfig config,
      Clock clock) {
    this.operators = operators;
    this.rooms = rooms;
    this.state = state;
    this.config = config;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped.countDown();
    CountsTopic topic = reading;
    if (topic != null) {
      topic.wakeUp();
    }
    thread.join(BETWEEN_QUESTIONS.toMillis());
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void run() {
    while (!isStopped()) {
      try (CountsTopic topic = new CountsTopic(operators, config.reactionsTopic())) {
        reading = topic;
        read(topic);
      } catch (WakeupException e) {
        return;
      } catch (KafkaException e) {
        sayAway(e);
        pause();
      }
    }
  }

  /** Returns when the topic is another, or at the stop. */
  private void read(CountsTopic topic) {
    state.rebuilding();
    rooms.begin(topic.begin(clock.instant().minus(config.retention())));
    boolean another = false;
    while (!another && !isStopped()) {
      readFor(BETWEEN_QUESTIONS, topic);
      try {
        another = compareWithEnds(topic);
      } catch (TimeoutException e) {
        sayAway(e);
      }
    }
  }

  private void readFor(Duration span, CountsTopic topic) {
    long deadline = System.nanoTime() + span.toNanos();
    while (System.nanoTime() < deadline) {
      Instant now = clock.instant();
      topic.poll(POLL).forEach(record -> take(record, now));
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Instant now) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    try {
      rooms.apply(EmojiCountParser.parse(value), record.partition(), record.offset(), now);
    } catch (IllegalArgumentException e) {
      LOG.debugf("not a count: partition %d offset %d", record.partition(), record.offset());
      rooms.skip(record.partition(), record.offset());
    }
  }

  private boolean compareWithEnds(CountsTopic topic) {
    TopicEnds ends = topic.ends();
    state.answered(ends);
    if (away) {
      away = false;
      LOG.info("Kafka is back");
    }
    if (topic.isAnother(ends)) {
      LOG.warn("the topic of counts was made anew; reading it from the start");
      return true;
    }
    if (topic.isAllRead(ends)) {
      state.allRead();
    }
    return false;
  }

  private void sayAway(KafkaException e) {
    if (!away && !isStopped()) {
      away = true;
      LOG.warnf("Kafka does not answer: %s", e.getMessage());
    }
  }

  private void pause() {
    try {
      boolean unused = stopped.await(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
