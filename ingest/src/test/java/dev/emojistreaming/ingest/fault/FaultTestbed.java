package dev.emojistreaming.ingest.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.ingest.LedgerIdentity;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a fault case: a broker that can be killed and restarted, a proxy in front of it,
 * and an ingest that connects through the proxy.
 */
final class FaultTestbed implements AutoCloseable {

  /** Reactions per second; few in the short form, which needs the processors for many starts. */
  static final int RATE = FaultSettings.IN_SHORT ? 500 : 2_000;

  static final int CONNECTIONS = 64;

  private static final String TOPIC = "emoji_reactions";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Path folder;
  private final int brokerPort = FreePort.find();
  private final TcpProxy proxy = new TcpProxy(FreePort.find(), brokerPort);
  private final IngestProcess ingest;
  private @Nullable BrokerProcess broker;

  /**
   * Prepares an ingest with the usual options, without limits; neither ingest nor the broker is
   * started.
   */
  FaultTestbed(Path folder) {
    this(folder, usual -> usual);
  }

  /** Prepares an ingest with other options. */
  FaultTestbed(Path folder, UnaryOperator<IngestLaunch> launch) {
    this.folder = folder;
    this.ingest =
        new IngestProcess(
            launch.apply(IngestLaunch.of(folder, "localhost:" + proxy.port()).withoutLimits()));
  }

  /** Starts the broker, with the data of an earlier run, and ingest, and waits for both. */
  FaultTestbed allUp() {
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

  /** The proxy between ingest and the broker. */
  TcpProxy proxy() {
    return proxy;
  }

  IngestProcess ingest() {
    return ingest;
  }

  /** Starts an oracle at the usual rate. */
  DeliveryOracle load() {
    return DeliveryOracle.start(ingest.port(), RATE, CONNECTIONS);
  }

  /** Starts an oracle that posts batches, which takes less of the processors than single posts. */
  DeliveryOracle loadBatches(int rate, int batchSize) {
    return DeliveryOracle.startBatches(ingest.port(), rate, CONNECTIONS, batchSize);
  }

  /** Kills ingest while answers are outstanding. */
  void killIngestUnder(DeliveryOracle oracle) {
    oracle.noteKill();
    ingest.kill();
  }

  /** Returns when this number of further reactions has been acknowledged. */
  void awaitAcknowledged(DeliveryOracle oracle, long more) {
    long before = oracle.counts().acked();
    await().atMost(TIMEOUT).until(() -> oracle.counts().acked() >= before + more);
  }

  /**
   * Returns when Kafka is connected and the overflow is empty.
   *
   * @return the time that it took
   */
  Duration awaitDrained() {
    long start = System.nanoTime();
    awaitHealth(health -> health.kafkaConnected() && health.overflowSize() == 0);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void awaitHealth(Predicate<IngestHealth> expected) {
    await()
        .atMost(TIMEOUT.multipliedBy(3))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> expected.test(ingest.health()));
  }

  /** Waits until all is drained, and checks that delivery is complete and the ledger balanced. */
  AuditResult verify(DeliveryOracle oracle) {
    oracle.stop();
    awaitDrained();
    awaitHealth(health -> health.bufferSize() == 0 && health.overflowSize() == 0);
    ledgerAddsUp();
    AuditResult result = oracle.verify(bootstrapServers(), TOPIC);
    assertThat(result.acked()).as("%s", result).isPositive();
    assertThat(result.missing()).as("%s", result).isZero();
    assertThat(result.corrupt()).as("%s", result).isZero();
    assertThat(result.outstandingAtKill()).as("%s", result).allMatch(count -> count > 0);
    return result;
  }

  /** Compares the topic with the answers, without checks. */
  AuditResult compare(DeliveryOracle oracle) {
    return oracle.verify(bootstrapServers(), TOPIC);
  }

  /** Checks the accounting identity when no reaction is outstanding. */
  void ledgerAddsUp() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(LedgerIdentity.difference(ingest.metrics())).as("ledger").isZero());
  }

  /** The address for clients, through the proxy. */
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
