package dev.emojistreaming.ingest.overflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.overflow.OverflowState.Open;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import dev.emojistreaming.testkit.log.ExpectedLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Overflow databases of an earlier version of ingest are replayed. */
class EarlierOverflowTest {

  private static final long MAX_SIZE = 64L * 1024 * 1024;

  @TempDir Path folder;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private OverflowFiles files;
  private OverflowStateMachine overflow;

  private void unpack(OverflowFixture fixture) throws IOException {
    files = new OverflowFiles(fixture.unpack(folder));
    overflow = new OverflowStateMachine(files, MAX_SIZE, new Ledger(metrics), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    overflow.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyReactionIsReplayedByteForByte(OverflowFixture fixture) throws IOException {
    unpack(fixture);

    overflow.open();

    assertThat(overflow.state()).isInstanceOf(Open.class);
    assertThat(overflow.stats().rows()).isEqualTo(fixture.backlog());
    assertThat(backlogAtStart()).isEqualTo(fixture.backlog());
    List<OverflowRow> rows = overflow.oldest(fixture.backlog() + 1);
    assertThat(texts(rows)).containsExactlyInAnyOrderElementsOf(fixture.reactions());
    assertThat(overflow.delete(rows)).isTrue();
    assertThat(overflow.stats().rows()).isZero();
    assertThat(lost()).isZero();
    assertThat(keptAside()).isEmpty();
  }

  @Test
  void newReactionsFollowThoseOfTheEarlierVersion() throws IOException {
    unpack(OverflowFixture.KILLED);
    overflow.open();

    overflow.append(List.of("new".getBytes(UTF_8)));

    List<String> texts = texts(overflow.oldest(OverflowFixture.KILLED.backlog() + 1));
    assertThat(texts).hasSize(OverflowFixture.KILLED.backlog() + 1).last().isEqualTo("new");
  }

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "overflow=damaged finding=")
  void everyReactionIsSavedFromADamagedDatabase() throws IOException {
    unpack(OverflowFixture.KILLED);
    int thirdPage = 8_192; // The journal has newer copies of the first two pages.
    try (FileChannel channel = FileChannel.open(files.database(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(8), thirdPage);
    }

    overflow.open();

    assertThat(texts(overflow.oldest(OverflowFixture.KILLED.backlog() + 1)))
        .containsExactlyInAnyOrderElementsOf(OverflowFixture.KILLED.reactions());
    assertThat(lost()).isZero();
    assertThat(keptAside()).isNotEmpty();
  }

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "overflow=damaged finding=\"rows are missing\"")
  void reactionsOfALostJournalAreReportedAsLost() throws IOException {
    unpack(OverflowFixture.KILLED);
    Files.delete(files.wal());

    overflow.open();

    assertThat(texts(overflow.oldest(OverflowFixture.KILLED.backlog())))
        .containsExactlyInAnyOrderElementsOf(OverflowFixture.STOPPED.reactions());
    assertThat(lost())
        .isEqualTo(OverflowFixture.KILLED.backlog() - OverflowFixture.STOPPED.backlog());
  }

  private static List<String> texts(List<OverflowRow> rows) {
    return rows.stream().map(row -> new String(row.reaction(), UTF_8)).toList();
  }

  private double backlogAtStart() {
    return metrics.get("ingest.reactions.backlog.at.start").gauge().value();
  }

  private double lost() {
    return metrics.get("ingest.reactions.lost").counter().count();
  }

  private List<Path> keptAside() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().contains("-damaged-")).toList();
    }
  }
}
