package dev.emojistreaming.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.testkit.hostile.Attackers;
import dev.emojistreaming.testkit.hostile.IngestAttack;
import dev.emojistreaming.testkit.kafka.ForeignProducer;
import dev.emojistreaming.testkit.kafka.ForeignRecords;
import dev.emojistreaming.testkit.load.LoadDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All kinds of hostile clients of ingest and of foreign reactions at once, next to an honest crowd,
 * with the whole pipeline on this machine. Takes eight minutes; not part of a build: {@code ./mvnw
 * verify -Pfaults -pl standalone -am}.
 *
 * <p>Everything is warm when it is measured, the work on the attacks too: on two cores, which all
 * programs share, the compilers of five Java machines take a third of the time for two minutes.
 */
class AttackedPipeline {

  private static final int FOREIGN_PER_SECOND = 18;
  private static final Duration MEASURED = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void honestReactionsAreAnsweredAndCounted() throws Exception {
    try (ImagePipeline pipeline = new ImagePipeline(folder)) {
      pipeline.simulate(MEASURED, "--verify");
      double alone = ImagePipeline.p99(pipeline.simulate(MEASURED, "--verify"));
      Instant then = Instant.now().minus(Duration.ofMinutes(10));
      try (ForeignProducer stranger = new ForeignProducer(pipeline.kafka());
          LoadDriver foreign =
              ImagePipeline.send(
                  stranger,
                  Topics.REACTIONS,
                  ForeignRecords.reactions("foreign", then),
                  FOREIGN_PER_SECOND);
          Attackers attackers = IngestAttack.start(pipeline.ingestPort())) {
        pipeline.simulate(MEASURED, "--verify");
        pipeline.simulate(MEASURED, "--verify");
        Duration cpuBefore = attackers.cpu();
        long connectionsBefore = attackers.connections();
        List<String> report = pipeline.simulate(MEASURED, "--verify");
        double cpu = attackers.cpu().minus(cpuBefore).toMillis() / (double) MEASURED.toMillis();
        System.out.printf(
            "ingest attacked for %d s: p99 %.0f ms (before: %.0f); %,d hostile connections with"
                + " %.2f of a core; %d MB resident; %s%n",
            MEASURED.toSeconds(),
            ImagePipeline.p99(report),
            alone,
            attackers.connections() - connectionsBefore,
            cpu,
            ImagePipeline.assertFits("ingest"),
            report.get(report.size() - 1));
        assertThat(ImagePipeline.p99(report))
            .as("p99 in ms, of %s", report)
            .isLessThanOrEqualTo(250);
        assertThat(cpu).isLessThan(0.3);
      }
    }
  }
}
