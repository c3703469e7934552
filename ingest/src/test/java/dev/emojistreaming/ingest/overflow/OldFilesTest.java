package dev.emojistreaming.ingest.overflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.overflow.OverflowState.Open;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens files in {@code src/test/resources} that an earlier version wrote and was killed over: 16
 * rows with message ids from 1, the first 10 of them in a closed database, 3 deleted after replay,
 * and the last 6 only in the write-ahead log.
 */
class OldFilesTest {

  private static final List<String> NAMES =
      List.of("overflow.db", "overflow.db-wal", "overflow.db-tally");

  @TempDir Path folder;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private OverflowFiles files;

  @BeforeEach
  void copy() throws IOException {
    files = new OverflowFiles(folder.resolve("overflow.db"));
    for (String name : NAMES) {
      try (InputStream in = OldFilesTest.class.getResourceAsStream("/overflow-2026-11/" + name)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name));
      }
    }
  }

  @Test
  void allRowsOfAnEarlierVersionAreRead() {
    assertThat(messageIds()).containsExactlyElementsOf(ids(4, 16));
    assertThat(metrics.get("ingest.reactions.lost").counter().count()).isZero();
    assertThat(folder).isDirectoryNotContaining("glob:**-damaged-*");
  }

  @Test
  void missingRowsOfAnEarlierVersionAreReportedAsLost() throws IOException {
    Files.delete(files.wal());

    // The write-ahead log had the deletion of rows 1 to 3, too: Kafka has them.
    assertThat(messageIds()).containsExactlyElementsOf(ids(4, 10));
    assertThat(metrics.get("ingest.reactions.lost").counter().count()).isEqualTo(6);
  }

  private List<String> messageIds() {
    OverflowStateMachine overflow =
        new OverflowStateMachine(files, 1L << 30, new Ledger(metrics), Clock.systemUTC());
    overflow.open();
    assertThat(overflow.state()).isInstanceOf(Open.class);
    List<String> reactions =
        overflow.oldest(100).stream().map(row -> new String(row.reaction(), UTF_8)).toList();
    overflow.close();
    return reactions;
  }

  private static List<String> ids(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(id -> "{\"message_id\":\"%d\"}".formatted(id))
        .toList();
  }
}
