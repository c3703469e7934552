package dev.emojistreaming.ingest.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.ingest.LedgerIdentity;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a case plays on: a broker that can be killed and come back, a proxy before it, and an ingest
 * that reaches it through the proxy.
 */
final class Stage implements AutoCloseable {

  static final int RATE = 2_000;
  static final int CONNECTIONS = 64;

  private static final String TOPIC = "emoji_reactions";
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Path folder;
  private final int brokerPort = StablePort.find();
  private final TcpProxy proxy = new TcpProxy(StablePort.find(), brokerPort);
  private final IngestProcess ingest;
  private @Nullable BrokerProcess broker;

  /** A stage with its usual ingest, which is not started yet, and no broker. */
  Stage(Path folder) {
    this(folder, usual -> usual);
  }

  /** A stage whose ingest is launched in another way. */
  Stage(Path folder, UnaryOperator<IngestLaunch> launch) {
    this.folder = folder;
    this.ingest =
        new IngestProcess(launch.apply(IngestLaunch.of(folder, "localhost:" + proxy.port())));
  }

  /** Starts the broker, with what it had when it was killed, and ingest, and waits for both. */
  Stage allUp() {
    startBroker();
    ingest.start();
    awaitDrained();
    return this;
  }

  void startBroker() {
    broker = BrokerProcess.start(folder, brokerPort, proxy.port());
  }

  void killBroker() {
    if (broker != null) {
      broker.kill();
      broker = null;
    }
  }

  /** Stands between ingest and the broker. */
  TcpProxy proxy() {
    return proxy;
  }

  IngestProcess ingest() {
    return ingest;
  }

  /** The oracle at the usual rate. */
  DeliveryOracle load() {
    return DeliveryOracle.start(ingest.port(), RATE, CONNECTIONS);
  }

  /** Kills ingest at a moment at which answers are outstanding. */
  void killIngestUnder(DeliveryOracle oracle) {
    oracle.noteKill();
    ingest.kill();
  }

  /** Returns when as many more reactions have been acknowledged. */
  void awaitAcknowledged(DeliveryOracle oracle, long more) {
    long before = oracle.counts().acked();
    await().atMost(SOON).until(() -> oracle.counts().acked() >= before + more);
  }

  /**
   * Returns when Kafka is back and nothing is left in the overflow.
   *
   * @return how long that took
   */
  Duration awaitDrained() {
    long start = System.nanoTime();
    awaitHealth(health -> health.kafkaConnected() && health.overflowSize() == 0);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void awaitHealth(Predicate<IngestHealth> expected) {
    await()
        .atMost(SOON.multipliedBy(3))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> expected.test(ingest.health()));
  }

  /** Waits until all is drained and compares; the promise and the ledger must have been kept. */
  Verdict verdict(DeliveryOracle oracle) {
    oracle.stop();
    awaitDrained();
    awaitHealth(health -> health.bufferSize() == 0 && health.overflowSize() == 0);
    ledgerAddsUp();
    Verdict verdict = oracle.verify(bootstrapServers(), TOPIC);
    assertThat(verdict.acked()).as("%s", verdict).isPositive();
    assertThat(verdict.missing()).as("%s", verdict).isZero();
    assertThat(verdict.corrupt()).as("%s", verdict).isZero();
    assertThat(verdict.outstandingAtKill()).as("%s", verdict).allMatch(count -> count > 0);
    return verdict;
  }

  /** Compares without judging. */
  Verdict compared(DeliveryOracle oracle) {
    return oracle.verify(bootstrapServers(), TOPIC);
  }

  /** Once nothing is on its way. */
  void ledgerAddsUp() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(LedgerIdentity.difference(ingest.metrics())).as("ledger").isZero());
  }

  /** Where clients connect, through the proxy. */
  String bootstrapServers() {
    return "localhost:" + proxy.port();
  }

  @Override
  public void close() {
    ingest.close();
    if (broker != null) {
      broker.close();
    }
    proxy.close();
  }
}
