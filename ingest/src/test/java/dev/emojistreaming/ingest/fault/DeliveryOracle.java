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
 * Knows whether promises are kept: posts reactions, remembers every answer, and compares the topic
 * with it.
 *
 * <p>The load is open loop: each reaction is posted when it is due, however the service fares. One
 * that finds all connections busy waits for one, with a few thousand others; what comes beyond is
 * {@code unsent}. Nothing is sent twice. What must hold, whatever was killed or cut meanwhile:
 * every reaction answered with 200 is in the topic, and nothing is in it that was not sent.
 *
 * <p>It posts on its own thread; its methods may be called from any other. It is not built on
 * {@link dev.emojistreaming.testkit.load.LoadDriver}, which only learns whether an item succeeded:
 * {@link ReactionPost} must record how far each reaction got (no connection, sent, timed out,
 * broken off, answered), since that decides whether it may, must or must not be in the topic.
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
   * @param port of a service on loopback, which need not answer
   * @param rate reactions per second
   * @param connections most that are open at once
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
      boolean tooManyWait = log.count(Fate.WAITING) > ReactionPost.MAX_WAITING;
      for (int i = 0; i < batchSize; i++) {
        int reaction = log.due();
        if (tooManyWait) {
          log.turn(reaction, Fate.UNSENT);
        }
      }
      if (!tooManyWait) {
        post.post(first);
      }
    }
  }

  /** What has become of the reactions so far. */
  public OracleCounts counts() {
    return log.counts();
  }

  /** Reactions sent and neither answered nor given up at this moment. */
  public long outstanding() {
    return log.count(Fate.OUTSTANDING);
  }

  /**
   * To be called right before a kill: returns at a moment at which reactions are outstanding, since
   * a kill at any other proves nothing. The verdict will say how many they were.
   */
  public void noteKill() {
    await()
        .atMost(LAST_ANSWER)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(this::outstanding, count -> count > 0 && outstandingAtKill.add(count));
  }

  /** Of the answers, whatever their status, to reactions that were due in that span. */
  public Latencies latencies(Instant from, Instant to) {
    return latencies(from, to, Fate::isAnswered);
  }

  /** Of the answers with 200 to reactions that were due in that span. */
  public Latencies latenciesOfAcknowledged(Instant from, Instant to) {
    return latencies(from, to, Fate::isAcknowledged);
  }

  private Latencies latencies(Instant from, Instant to, Predicate<Fate> which) {
    return log.latencies(run.dueBy(from), run.dueBy(to), which);
  }

  /** Posts nothing more, and returns when each reaction was answered or given up. */
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
   * Stops, and compares what was answered with what the topic holds now; records of other oracles
   * are left out. Whoever calls this has seen that nothing waits to be replayed.
   */
  public Verdict verify(String bootstrapServers, String topic) {
    stop();
    TopicAudit audit = new TopicAudit(run, log);
    TopicReader.forEach(bootstrapServers, topic, record -> audit.accept(record.value()));
    return audit.verdict(outstandingAtKill);
  }

  /** Breaks off what is outstanding. */
  @Override
  public void close() {
    stopPosting();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
