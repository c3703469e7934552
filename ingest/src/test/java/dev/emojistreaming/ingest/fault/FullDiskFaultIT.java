package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.testkit.machine.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LosesKafka
@StartsProcesses
class FullDiskFaultIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int FILLING_RATE = 30_000;
  private static final int BATCH = 100;
  private static final int MIB = 1024 * 1024;

  @TempDir Path folder;

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "the disk is full: free space on it")
  void fullDiskCausesOnlyRefusals() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40)) {
      require(disk.isMounted(), "a tmpfs cannot be mounted; run as root");
      try (FaultTestbed testbed =
              new FaultTestbed(
                  folder,
                  usual -> usual.with("INGEST_OVERFLOW_PATH", disk.path() + "/overflow.db"));
          DeliveryOracle oracle = start(testbed)) {
        testbed.awaitAcknowledged(oracle, FaultTestbed.RATE);
        Path other = disk.path().resolve("other");
        fill(other);
        awaitOnlyRefusals(testbed, oracle);

        Files.delete(other);
        testbed.awaitAcknowledged(oracle, FaultTestbed.RATE);

        fill(other);
        awaitOnlyRefusals(testbed, oracle);
        testbed.ingest().kill();
        testbed.ingest().start();
        testbed.startBroker();
        testbed.awaitDrained();
        assertThat(oracle.counts().refused()).containsOnlyKeys(503);
        FaultReport.add(
            "full disk (tmpfs of 40 MB)",
            testbed.verify(oracle),
            "%,d refused with 503, nothing else".formatted(oracle.counts().refusedWith(503)));
      }
    }
  }

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "the limit is ingest.overflow.max-size")
  void fullDatabaseCausesOnlyRefusals() {
    try (FaultTestbed testbed =
        new FaultTestbed(
            folder,
            usual ->
                usual
                    .with("INGEST_OVERFLOW_MAX_SIZE", "32M")
                    .with(
                        "INGEST_OVERFLOW_PATH", folder.resolve("quota/overflow.db").toString()))) {
      testbed.ingest().start();
      try (DeliveryOracle oracle = testbed.loadBatches(FILLING_RATE, BATCH)) {
        awaitOnlyRefusals(testbed, oracle);
        assertThat(sizeOf(folder.resolve("quota"))).isLessThanOrEqualTo(32L * MIB);
        testbed.startBroker();
        testbed.awaitDrained();
        assertThat(oracle.counts().refused()).containsOnlyKeys(503);
        FaultReport.add(
            "full database (`max-size` of 32 MB)",
            testbed.verify(oracle),
            "%,d refused with 503, nothing else".formatted(oracle.counts().refusedWith(503)));
      }
    }
  }

  private static DeliveryOracle start(FaultTestbed testbed) {
    testbed.ingest().start();
    return testbed.load();
  }

  private static void awaitOnlyRefusals(FaultTestbed testbed, DeliveryOracle oracle) {
    long before = oracle.counts().refusedWith(503);
    await()
        .atMost(TIMEOUT)
        .until(() -> oracle.counts().refusedWith(503) > before + FaultTestbed.RATE);
    assertThat(testbed.ingest().health().status()).isEqualTo("unhealthy");
  }

  private static void fill(Path file) {
    byte[] block = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // It is full.
    }
  }

  private static long sizeOf(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("overflow.db"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
