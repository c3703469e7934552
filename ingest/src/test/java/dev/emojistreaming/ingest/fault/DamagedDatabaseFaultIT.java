package dev.emojistreaming.ingest.fault;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LosesKafka
@StartsProcesses
class DamagedDatabaseFaultIT {

  private static final int RATE = 8_000;
  private static final int BATCH = 20;
  private static final int BACKLOG = 20_000;
  private static final int FLIPPED_BITS = 40;
  private static final int CUT = 64 * 1024;

  /** The rows that fit in the cut, and one for each flipped bit. */
  private static final int MAX_LOST_PER_ROUND = CUT / 200 + FLIPPED_BITS + 1;

  @TempDir Path folder;

  private final Random random = new Random(11);

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "overflow=damaged")
  void everyRowThatSurvivesIsDeliveredAndTheOthersAreReported() throws IOException {
    try (FaultTestbed testbed = new FaultTestbed(folder)) {
      long reported = 0;
      testbed.ingest().start();
      try (DeliveryOracle oracle = testbed.loadBatches(RATE, BATCH)) {
        for (int round = 0; round < FaultSettings.ROUNDS; round++) {
          testbed.awaitAcknowledged(oracle, BACKLOG);
          testbed.killIngestUnder(oracle);
          damage(folder.resolve("overflow/overflow.db"), round);
          testbed.ingest().start();
          reported += (long) testbed.ingest().metric("ingest_reactions_lost_total");
          assertThat(testbed.ingest().log()).content().contains("overflow=damaged");
        }
        oracle.stop();
        testbed.startBroker();
        testbed.awaitDrained();
        testbed.ledgerAddsUp();

        AuditResult result = testbed.compare(oracle);
        FaultReport.add(
            "damaged database (flipped bits, cut)",
            result,
            "%,d reported as lost".formatted(reported));
        assertThat(result.corrupt()).as("%s", result).isZero();
        // Reactions that were committed but not yet answered at the kill are reported, but not
        // missing.
        assertThat(result.missing()).as("%s", result).isLessThanOrEqualTo(reported);
        assertThat(reported).isLessThanOrEqualTo((long) MAX_LOST_PER_ROUND * FaultSettings.ROUNDS);
      }
    }
  }

  private void damage(Path database, int round) throws IOException {
    try (FileChannel file = FileChannel.open(database, READ, WRITE)) {
      if (round % 2 == 1) {
        file.truncate(file.size() - CUT);
        return;
      }
      for (int i = 0; i < FLIPPED_BITS; i++) {
        flipBit(file, random.nextLong(file.size()));
      }
    }
    Path journal = database.resolveSibling("overflow.db-wal");
    if (Files.exists(journal)) {
      try (FileChannel file = FileChannel.open(journal, READ, WRITE)) {
        flipBit(file, random.nextLong(file.size()));
      }
    }
  }

  private void flipBit(FileChannel file, long position) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    file.read(one, position);
    one.put(0, (byte) (one.get(0) ^ (1 << random.nextInt(8)))).rewind();
    file.write(one, position);
  }
}
