package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.testkit.machine.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskFaultIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MIB = 1024 * 1024;

  @TempDir Path folder;

  @Test
  void fullDiskMeansRefusalsAndNothingElse() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40)) {
      require(disk.isMounted(), "a tmpfs cannot be mounted; run as root");
      try (Stage stage =
              new Stage(
                  folder,
                  usual -> usual.with("INGEST_OVERFLOW_PATH", disk.path() + "/overflow.db"));
          DeliveryOracle oracle = start(stage)) {
        stage.awaitAcknowledged(oracle, Stage.RATE);
        Path other = disk.path().resolve("other");
        fill(other);
        awaitOnlyRefusals(stage, oracle);

        Files.delete(other);
        stage.awaitAcknowledged(oracle, Stage.RATE);

        fill(other);
        awaitOnlyRefusals(stage, oracle);
        stage.ingest().kill();
        stage.ingest().start();
        stage.startBroker();
        stage.awaitDrained();
        assertThat(oracle.counts().refused()).containsOnlyKeys(503);
        FaultReport.add(
            "full disk (tmpfs of 40 MB)",
            stage.verdict(oracle),
            "%,d refused with 503, nothing else".formatted(oracle.counts().refusedWith(503)));
      }
    }
  }

  @Test
  void fullDatabaseMeansRefusalsAndNothingElse() {
    try (Stage stage =
        new Stage(
            folder,
            usual ->
                usual
                    .with("INGEST_OVERFLOW_MAX_SIZE", "32M")
                    .with(
                        "INGEST_OVERFLOW_PATH", folder.resolve("quota/overflow.db").toString()))) {
      stage.ingest().start();
      try (DeliveryOracle oracle = DeliveryOracle.start(stage.ingest().port(), 8_000, 128)) {
        awaitOnlyRefusals(stage, oracle);
        assertThat(sizeOf(folder.resolve("quota"))).isLessThanOrEqualTo(32L * MIB);
        stage.startBroker();
        stage.awaitDrained();
        assertThat(oracle.counts().refused()).containsOnlyKeys(503);
        FaultReport.add(
            "full database (`max-size` of 32 MB)",
            stage.verdict(oracle),
            "%,d refused with 503, nothing else".formatted(oracle.counts().refusedWith(503)));
      }
    }
  }

  private static DeliveryOracle start(Stage stage) {
    stage.ingest().start();
    return stage.load();
  }

  private static void awaitOnlyRefusals(Stage stage, DeliveryOracle oracle) {
    long before = oracle.counts().refusedWith(503);
    await().atMost(SOON).until(() -> oracle.counts().refusedWith(503) > before + Stage.RATE);
    assertThat(stage.ingest().health().status()).isEqualTo("unhealthy");
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
