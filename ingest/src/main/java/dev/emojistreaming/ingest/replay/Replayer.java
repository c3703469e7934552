package dev.emojistreaming.ingest.replay;

import dev.emojistreaming.ingest.concurrent.Backoff;
import dev.emojistreaming.ingest.concurrent.PeriodicTask;
import dev.emojistreaming.ingest.kafka.Delivery;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.kafka.KafkaState;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.overflow.Overflow;
import dev.emojistreaming.ingest.overflow.OverflowRow;
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
 * Feeds the backlog of the overflow database to Kafka, oldest first, on a thread of its own.
 *
 * <p>A batch is deleted when Kafka has acknowledged all of it, and the next is not begun before, so
 * that what is deleted is always the oldest. A kill in between sends the batch again: the same
 * message ids travel, which makes a second copy recognisable. Of a batch that failed in part only
 * the rest is sent again.
 *
 * <p>It sends with the producer, not through the channel: rows are safe on the disk already, and
 * must not take the channel's room from reactions whose clients wait.
 *
 * <p>While Kafka is away nothing is tried, the probe finds out when it is back. While it answers
 * but takes no records, the attempts are what finds out, at growing intervals.
 */
@Singleton
public class Replayer {

  /** About 450 KB of usual reactions, 4 MB of the largest. */
  private static final int BATCH = 2_000;

  /** Enough to find out whether Kafka takes records. */
  private static final int ATTEMPT = 1;

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  /** Short enough that a probe is not believed while attempts fail. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private static final Headers NO_HEADERS = new RecordHeaders();

  private final Overflow overflow;
  private final ReactionProducer producer;
  private final KafkaAvailability kafka;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new Random());
  private final PeriodicTask periodicReplay = new PeriodicTask("replay", LOOK, this::replayBacklog);
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

  /** Ends the replay; a batch in progress stays in the database. */
  public void stop() {
    periodicReplay.close();
  }

  private void replayBacklog() {
    try {
      while (overflow.backlog() > 0 && mayTry()) {
        if (replayBatch()) {
          backoff.reset();
        } else {
          kafka.awaitChange(backoff.afterFailure());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean mayTry() {
    return kafka.isConnected() || kafka.state() == KafkaState.NOT_TAKING_RECORDS;
  }

  private boolean replayBatch() throws InterruptedException, ExecutionException {
    if (batch.isEmpty()) {
      batch = overflow.oldest(kafka.isConnected() ? BATCH : ATTEMPT).get();
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
   * Sends rows and waits for what becomes of them.
   *
   * @return those that Kafka has not acknowledged
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
      if (!one.isAcknowledged().get()) {
        failed.add(one.row());
      }
    }
    return failed;
  }

  private record Sent(OverflowRow row, CompletableFuture<Boolean> isAcknowledged)
      implements Delivery {

    @Override
    public void acknowledged() {
      isAcknowledged.complete(true);
    }

    @Override
    public void failed(Throwable cause) {
      isAcknowledged.complete(false);
    }
  }
}
