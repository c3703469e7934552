package dev.emojistreaming.ingest.hostile;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.fault.AuditResult;
import dev.emojistreaming.ingest.fault.DeliveryOracle;
import dev.emojistreaming.ingest.fault.FaultReport;
import dev.emojistreaming.ingest.fault.FaultSettings;
import dev.emojistreaming.ingest.fault.IngestLaunch;
import dev.emojistreaming.ingest.fault.IngestProcess;
import dev.emojistreaming.ingest.fault.Latencies;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.hostile.Attackers;
import dev.emojistreaming.testkit.hostile.IngestAttack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All kinds of hostile clients at once, next to honest ones, with the heap, the collector and the
 * allocator of ingest's image in 512 MB. Part of {@code -Pfaults} only, because a latency means
 * nothing on the busy machine of a build.
 */
class AllAttackers {

  private static final int RATE = 2_000;
  private static final int CONNECTIONS = 200;
  private static final long MAX_MEMORY = 512L << 20;

  private static final Duration ATTACK = FaultSettings.OUTAGE;

  private static final Duration WARM_UP = Duration.ofSeconds(15);

  @TempDir Path folder;

  @Test
  void honestClientsAreServed() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        IngestProcess ingest =
            new IngestProcess(
                IngestLaunch.of(folder, broker.address())
                    .withoutLimits()
                    .withJvmOptions("-Xmx281m", "-XX:+UseSerialGC")
                    .with("MALLOC_ARENA_MAX", "2"))) {
      ingest.start();
      try (DeliveryOracle honest = DeliveryOracle.start(ingest.port(), RATE, CONNECTIONS)) {
        letPass(WARM_UP);
        Instant before = Instant.now();
        letPass(WARM_UP);
        Instant start = Instant.now();
        Latencies alone = honest.latencies(before, start);
        try (Attackers attackers = IngestAttack.start(ingest.port())) {
          letPass(ATTACK);
          Latencies latencies = honest.latencies(start, Instant.now());
          honest.stop();
          AuditResult result = honest.verify(broker.address(), "emoji_reactions");
          FaultReport.add(
              "all attackers for %d s".formatted(ATTACK.toSeconds()),
              result,
              "p99 %d ms (before: %d); %,d hostile connections with %.2f of a core; %d MB resident"
                  .formatted(
                      latencies.p99().toMillis(),
                      alone.p99().toMillis(),
                      attackers.connections(),
                      attackers.cpu().toMillis() / (double) ATTACK.toMillis(),
                      ingest.peakMemoryBytes() >> 20));
          assertThat(latencies.p99()).isLessThanOrEqualTo(Duration.ofMillis(250));
          assertThat(honest.counts().refused()).isEmpty();
          assertThat(result.missing()).isZero();
          assertThat(result.corrupt()).isZero();
          assertThat(ingest.peakMemoryBytes()).isLessThan(MAX_MEMORY);
          assertThat(attackers.cpu()).isLessThan(ATTACK.multipliedBy(3).dividedBy(10));
        }
      }
    }
  }
}
