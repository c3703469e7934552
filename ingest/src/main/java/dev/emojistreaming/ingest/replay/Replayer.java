package dev.emojistreaming.ingest.replay;

import dev.emojistreaming.ingest.concurrent.Backoff;
import dev.emojistreaming.ingest.kafka.Delivery;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.kafka.KafkaState;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.overflow.Overflow;
import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import dev.emojistreaming.service.thread.PeriodicTask;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Sends the backlog of the overflow database to Kafka, oldest first, on its own thread.
 *
 * <p>A batch is deleted when Kafka has acknowledged all of it, and only then the next one starts:
 * the rows to delete are always the oldest. After a kill in between, the next start sends the batch
 * again, with the same message ids, so that the copies are recognized as duplicates. When a part of
 * a batch fails, only that part is sent again.
 *
 * <p>It calls the producer directly, not through the channel: the rows are on the disk already and
 * must not take buffer space from reactions whose clients wait.
 *
 * <p>While Kafka is away, it sends nothing: the probe detects when Kafka is back. While Kafka
 * answers but accepts no records, it tries one row at a time with backoff.
 */
@Singleton
public class Replayer {

  /** Rows in a batch: about 450 KB of typical reactions, 4 MB of the largest. */
  private static final int MAX_BATCH = 2_000;

  /** Rows in a batch that tests whether Kafka accepts records. */
  private static final int TRIAL_BATCH = 1;

  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
  private static final Duration INITIAL_BACKOFF = Duration.ofMillis(250);

  /**
   * Shorter than the time after which {@link KafkaAvailability} trusts the probe again, so that
   * failing attempts keep Kafka's state.
   */
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(2);

  private static final Headers NO_HEADERS = new RecordHeaders();

  private final Overflow overflow;
  private final ReactionProducer producer;
  private final KafkaAvailability kafka;
  private final Backoff backoff = new Backoff(INITIAL_BACKOFF, MAX_BACKOFF, new Random());
  private final PeriodicTask periodicReplay =
      new PeriodicTask("replay", POLL_INTERVAL, this::replayBacklog);
  private List<OverflowRow> batch = List.of();
  private List<OverflowRow> unacknowledged = List.of();

  Replayer(Overflow overflow, ReactionProducer producer, KafkaAvailability kafka) {
    this.overflow = overflow;
    this.producer = producer;
    this.kafka = kafka;
  }

  void start(@Observes StartupEvent event) {
    periodicReplay.start();
  }

  /** Stops the replay. A batch in progress stays in the database. */
  public void stop() {
    periodicReplay.close();
  }

  private void replayBacklog() {
    try {
      while (overflow.backlog() > 0 && shouldTry()) {
        if (replayBatch()) {
          backoff.reset();
        } else {
          kafka.awaitChange(backoff.nextPause());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean shouldTry() {
    return kafka.acceptsRecords() || kafka.state() == KafkaState.NOT_ACCEPTING_RECORDS;
  }

  private boolean replayBatch() throws InterruptedException, ExecutionException {
    if (batch.isEmpty()) {
      batch = overflow.oldest(kafka.acceptsRecords() ? MAX_BATCH : TRIAL_BATCH).get();
      unacknowledged = batch;
    }
    unacknowledged = send(unacknowledged);
    if (batch.isEmpty() || !unacknowledged.isEmpty()) {
      return false;
    }
    boolean deleted = overflow.delete(batch).get();
    if (deleted) {
      batch = List.of();
    }
    return deleted;
  }

  /**
   * Sends rows and waits for the result of each.
   *
   * @return the rows that Kafka has not acknowledged
   */
  private List<OverflowRow> send(List<OverflowRow> rows)
      throws InterruptedException, ExecutionException {
    List<Sent> sent = new ArrayList<>(rows.size());
    for (OverflowRow row : rows) {
      Sent one = new Sent(row, new CompletableFuture<>());
      producer.send(row.reaction(), NO_HEADERS, one);
      sent.add(one);
    }
    List<OverflowRow> failed = new ArrayList<>();
    for (Sent one : sent) {
      if (!one.acknowledgement().get()) {
        failed.add(one.row());
      }
    }
    return failed;
  }

  private record Sent(OverflowRow row, CompletableFuture<Boolean> acknowledgement)
      implements Delivery {

    @Override
    public void acknowledged() {
      acknowledgement.complete(true);
    }

    @Override
    public void failed(Throwable cause) {
      acknowledgement.complete(false);
    }
  }
}
