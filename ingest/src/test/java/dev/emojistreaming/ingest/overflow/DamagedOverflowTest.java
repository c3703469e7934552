package dev.emojistreaming.ingest.overflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.overflow.OverflowState.Open;
import dev.emojistreaming.ingest.overflow.disk.ExpectedRowsFile;
import dev.emojistreaming.ingest.overflow.disk.OverflowDatabase;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import dev.emojistreaming.ingest.overflow.opening.OpenedStore;
import dev.emojistreaming.ingest.overflow.opening.SalvageReport;
import dev.emojistreaming.ingest.overflow.opening.StoreOpener;
import dev.emojistreaming.testkit.log.ExpectedLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages the files of a killed overflow with rows in its database and in its write-ahead log. */
class DamagedOverflowTest {

  private static final int ROWS = 12_000;
  private static final long MAX_SIZE = 1L << 30;
  private static final int DAMAGES = 12;

  private static final Set<String> WRITTEN =
      IntStream.range(0, ROWS)
          .mapToObj(number -> new String(reaction(number), UTF_8))
          .collect(Collectors.toSet());

  @TempDir Path folder;

  private OverflowFiles asKilled;

  @BeforeEach
  void killAnOverflowWithRows() throws IOException {
    Path live = Files.createDirectory(folder.resolve("live"));
    OverflowStateMachine overflow = overflow(new OverflowFiles(live.resolve("overflow.db")));
    overflow.open();
    for (int first = 0; first < ROWS; first += 100) {
      List<byte[]> group = new ArrayList<>();
      for (int i = first; i < first + 100; i++) {
        group.add(reaction(i));
      }
      assertThat(overflow.append(group)).isEqualTo(KeepOutcome.KEPT);
    }
    Path killed = folder.resolve("killed");
    copy(live, killed);
    asKilled = new OverflowFiles(killed.resolve("overflow.db"));
    assertThat(Files.size(asKilled.database())).isGreaterThan(1_000_000);
    assertThat(Files.size(asKilled.wal())).isGreaterThan(100_000);
    overflow.close();
  }

  @Test
  void everyRowIsThereAfterAKill() throws IOException {
    assertThat(recover(asKilled)).isEqualTo(new Recovery(ROWS, 0));
    assertThat(setAside()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"overflow.db", "overflow.db-wal"})
  @ExpectedLog(
      logger = "OverflowLog",
      message = "overflow=damaged finding=",
      unless = "the end of a write-ahead log is lost without notice")
  void everyRowThatSurvivesFlippedBitsIsSavedAndTheOthersAreCounted(String name)
      throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < DAMAGES; i++) {
      OverflowFiles files = freshCopy(i);
      Path file = files.database().resolveSibling(name);
      flipBit(file, random.nextLong(Files.size(file)), random.nextInt(8));

      Recovery recovery = recover(files);

      assertThat(recovery.saved() + recovery.lost()).as("damage %d", i).isEqualTo(ROWS);
      assertThat(recovery.lost()).as("rows lost by one flipped bit").isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"overflow.db", "overflow.db-wal"})
  @ExpectedLog(
      logger = "OverflowLog",
      message = "overflow=damaged finding=",
      unless = "the end of a write-ahead log is lost without notice")
  void everyRowThatSurvivesATruncationIsSavedAndTheOthersAreCounted(String name)
      throws IOException {
    Random random = new Random(8);
    for (int i = 0; i < DAMAGES; i++) {
      OverflowFiles files = freshCopy(i);
      Path file = files.database().resolveSibling(name);
      long pages = Files.size(file) / 4096;
      long size = i % 2 == 0 ? random.nextLong(Files.size(file)) : random.nextLong(pages) * 4096;
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }

      Recovery recovery = recover(files);

      assertThat(recovery.saved() + recovery.lost()).as("damage %d", i).isEqualTo(ROWS);
    }
  }

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "File opened that is not a database file")
  void invalidFileIsSetAsideAndItsRowsAreReportedAsLost() throws IOException {
    Files.writeString(asKilled.database(), "not a database".repeat(1_000));
    Files.delete(asKilled.wal());

    Recovery recovery = recover(asKilled);

    assertThat(recovery.saved()).isZero();
    assertThat(recovery.lost()).isEqualTo(ROWS);
    assertThat(setAside()).isNotEmpty();
  }

  @Test
  void numberOfLostRowsIsUnknownWithoutTheExpectedRows() throws Exception {
    Files.delete(asKilled.expectedRows());
    flipBit(asKilled.database(), 8_192, 0);

    OpenedStore opened = new StoreOpener(asKilled, MAX_SIZE, Clock.systemUTC()).open();
    opened.store().close();

    Optional<SalvageReport> report = opened.salvage();
    assertThat(report).isPresent();
    assertThat(report.get().lostText()).isEqualTo("unknown number");
    assertThat(report.get().saved()).isEqualTo(ROWS);
  }

  @Test
  @ExpectedLog(logger = "OverflowLog", message = "overflow=damaged finding=")
  void killDuringASalvageLosesNothing() throws IOException {
    flipBit(asKilled.database(), 8_192, 0);
    Files.writeString(asKilled.salvageInProgress().database(), "half a database");

    assertThat(recover(asKilled)).isEqualTo(new Recovery(ROWS, 0));
  }

  @Test
  void killAfterASalvageIsCompleteLosesNothing() throws Exception {
    // All rows are saved; the write-ahead log has been set aside, the database not yet.
    Files.copy(asKilled.database(), asKilled.salvageComplete().database());
    Files.copy(asKilled.wal(), asKilled.salvageComplete().wal());
    OverflowDatabase.open(asKilled.salvageComplete().database(), MAX_SIZE).close();
    Files.delete(asKilled.wal());

    assertThat(recover(asKilled)).isEqualTo(new Recovery(ROWS, 0));
    assertThat(setAside()).hasSize(1);
  }

  @Test
  void filesAreLockedAgainstASecondOverflow() throws Exception {
    try (ExpectedRowsFile held = ExpectedRowsFile.open(asKilled.expectedRows())) {
      assertThatThrownBy(() -> ExpectedRowsFile.open(asKilled.expectedRows()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("INGEST_OVERFLOW_PATH");
    }
  }

  @Test
  void deliveredRowsAreNotSavedFromADamagedDatabase() throws IOException {
    OverflowStateMachine overflow = overflow(asKilled);
    overflow.open();
    assertThat(overflow.delete(overflow.oldest(5_000))).isTrue();
    OverflowFiles killed = freshCopy(1);
    overflow.close();
    flipBit(killed.database(), 8_192, 3);

    Recovery recovery = recover(killed);

    assertThat(recovery.saved() + recovery.lost()).isEqualTo(ROWS - 5_000);
  }

  @Test
  void repeatedDeleteIsRecordedOnce() throws IOException {
    OverflowStateMachine overflow = overflow(asKilled);
    overflow.open();
    List<OverflowRow> oldest = overflow.oldest(5_000);
    assertThat(overflow.delete(oldest)).isTrue();
    assertThat(overflow.delete(oldest)).isTrue();
    OverflowFiles killed = freshCopy(1);
    overflow.close();

    assertThat(recover(killed)).isEqualTo(new Recovery(ROWS - 5_000, 0));
    assertThat(setAside()).isEmpty();
  }

  /**
   * The rows after a recovery.
   *
   * @param saved rows that can be replayed
   * @param lost rows that are reported as lost
   */
  private record Recovery(long saved, long lost) {}

  private static Recovery recover(OverflowFiles files) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    OverflowStateMachine overflow =
        new OverflowStateMachine(files, MAX_SIZE, new Ledger(metrics), Clock.systemUTC());
    overflow.open();
    assertThat(overflow.state()).isInstanceOf(Open.class);
    List<OverflowRow> rows = overflow.oldest(ROWS + 1);
    overflow.close();
    // AssertJ's comparisons take quadratic time.
    Set<String> replayed = new HashSet<>();
    rows.forEach(row -> replayed.add(new String(row.reaction(), UTF_8)));
    assertThat(WRITTEN.containsAll(replayed)).isTrue();
    assertThat(replayed).hasSize(rows.size());
    return new Recovery(rows.size(), (long) metrics.get("ingest.reactions.lost").counter().count());
  }

  private static OverflowStateMachine overflow(OverflowFiles files) {
    return new OverflowStateMachine(
        files, MAX_SIZE, new Ledger(new SimpleMeterRegistry()), Clock.systemUTC());
  }

  private List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(asKilled.database().getParent())) {
      return files.filter(file -> file.toString().contains("-damaged-")).toList();
    }
  }

  private OverflowFiles freshCopy(int number) throws IOException {
    Path copy = folder.resolve("copy-" + number);
    copy(asKilled.database().getParent(), copy);
    return new OverflowFiles(copy.resolve("overflow.db"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> !each.toString().endsWith("-reserve")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void flipBit(Path file, long position, int bit) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) (one.get(0) ^ (1 << bit))).rewind();
      channel.write(one, position);
    }
  }

  private static byte[] reaction(int number) {
    return "{\"message_id\":\"%d\",\"user_id\":\"%s\"}"
        .formatted(number, "u".repeat(200))
        .getBytes(UTF_8);
  }
}
