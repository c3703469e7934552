package dev.emojistreaming.ingest.fault;

import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.kafka.TopicReader;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Verifies delivery: posts reactions, records every answer, and compares the topic with the
 * answers.
 *
 * <p>The load is open loop: each reaction is posted when it is due, even if the service is slow or
 * dead. If all connections are busy, at most {@value ReactionPost#MAX_WAITING} reactions wait for
 * one; further ones are {@code unsent}. No reaction is sent twice. Despite kills and network faults
 * in the meantime, every reaction answered with 200 must be in the topic, and the topic must not
 * contain a reaction that was not sent.
 *
 * <p>It posts on its own thread; its methods may be called from any other thread. It is not built
 * on {@link dev.emojistreaming.testkit.load.LoadDriver}, which only learns whether an item
 * succeeded: {@link ReactionPost} must record how far each reaction got (no connection, sent, timed
 * out, broken off, answered), since that decides whether it may, must or must not be in the topic.
 */
public final class DeliveryOracle implements AutoCloseable {

  private static final Duration LAST_ANSWER =
      Duration.ofMillis(2 * ReactionPost.TIMEOUT_MILLIS).plusSeconds(10);

  private final OutcomeLog log = new OutcomeLog();
  private final List<Long> outstandingAtKill = new CopyOnWriteArrayList<>();
  private final Vertx vertx = oneThread();
  private final long startNanos = System.nanoTime();
  private final OracleRun run;
  private final ReactionPost post;
  private final int batchSize;
  private final long timer;

  private DeliveryOracle(int port, int rate, int connections, int batchSize) {
    this.batchSize = batchSize;
    run = OracleRun.starting(Instant.now(), rate);
    post = new ReactionPost(vertx, run, log, startNanos, port, connections, batchSize);
    timer = vertx.setPeriodic(1, tick -> postWhatIsDue());
  }

  /**
   * Starts posting.
   *
   * @param port port of the service on loopback; the service need not be running
   * @param rate reactions per second
   * @param connections maximum number of open connections
   */
  public static DeliveryOracle start(int port, int rate, int connections) {
    return new DeliveryOracle(port, rate, connections, 1);
  }

  /** Like {@link #start}, but posts reactions in batches of this size. */
  public static DeliveryOracle startBatches(int port, int rate, int connections, int batchSize) {
    return new DeliveryOracle(port, rate, connections, batchSize);
  }

  private static Vertx oneThread() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  private void postWhatIsDue() {
    int due = run.dueBy(System.nanoTime() - startNanos);
    for (int first = log.size(); first + batchSize <= due; first += batchSize) {
      boolean tooManyWait = log.count(PostOutcome.WAITING) > ReactionPost.MAX_WAITING;
      for (int i = 0; i < batchSize; i++) {
        int reaction = log.due();
        if (tooManyWait) {
          log.turn(reaction, PostOutcome.UNSENT);
        }
      }
      if (!tooManyWait) {
        post.post(first);
      }
    }
  }

  /** The outcomes so far. */
  public OracleCounts counts() {
    return log.counts();
  }

  /** Reactions that are sent and neither answered nor given up at this moment. */
  public long outstanding() {
    return log.count(PostOutcome.OUTSTANDING);
  }

  /**
   * Call this right before a kill. Returns at a moment at which reactions are outstanding, since a
   * kill at any other proves nothing; their number becomes part of the result.
   */
  public void noteKill() {
    await()
        .atMost(LAST_ANSWER)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(this::outstanding, count -> count > 0 && outstandingAtKill.add(count));
  }

  /** The latencies of all answers to reactions that were due in a time range. */
  public Latencies latencies(Instant from, Instant to) {
    return latencies(from, to, PostOutcome::isAnswered);
  }

  /** The latencies of answers with 200 to reactions that were due in a time range. */
  public Latencies latenciesOfAcknowledged(Instant from, Instant to) {
    return latencies(from, to, PostOutcome::isAcknowledged);
  }

  private Latencies latencies(Instant from, Instant to, Predicate<PostOutcome> which) {
    return log.latencies(run.dueBy(from), run.dueBy(to), which);
  }

  /** Stops posting, and returns when each reaction has been answered or given up. */
  public void stop() {
    stopPosting();
    await().atMost(LAST_ANSWER).until(() -> !log.anyOpen());
  }

  private void stopPosting() {
    CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    vertx.runOnContext(afterATick -> stopped.complete(vertx.cancelTimer(timer)));
    stopped.join();
  }

  /**
   * Stops, and compares the answers with the topic's current records, except those of other
   * oracles. Callers must first wait until all reactions have been replayed.
   */
  public AuditResult verify(String bootstrapServers, String topic) {
    stop();
    TopicAudit audit = new TopicAudit(run, log);
    TopicReader.forEach(bootstrapServers, topic, record -> audit.accept(record.value()));
    return audit.result(outstandingAtKill);
  }

  /** Breaks off outstanding requests. */
  @Override
  public void close() {
    stopPosting();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
