package dev.emojistreaming.ingest.overflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.ingest.ledger.Ledger;
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

/**
 * A database as a kill left it, with rows in the file and rows in the journal, and then damaged.
 */
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
  void killAnOverflowThatHoldsRows() throws IOException {
    Path lived = Files.createDirectory(folder.resolve("lived"));
    OverflowStorage storage = storage(new OverflowFiles(lived.resolve("overflow.db")));
    storage.open();
    for (int first = 0; first < ROWS; first += 100) {
      List<byte[]> group = new ArrayList<>();
      for (int i = first; i < first + 100; i++) {
        group.add(reaction(i));
      }
      assertThat(storage.append(group)).isEqualTo(OverflowState.OPEN);
    }
    Path killed = folder.resolve("killed");
    copy(lived, killed);
    asKilled = new OverflowFiles(killed.resolve("overflow.db"));
    assertThat(Files.size(asKilled.database())).isGreaterThan(1_000_000);
    assertThat(Files.size(asKilled.journal())).isGreaterThan(100_000);
    storage.close();
  }

  @Test
  void everyRowIsThereAfterAKill() throws IOException {
    assertThat(recover(asKilled)).isEqualTo(new Recovery(ROWS, 0));
    assertThat(keptAside()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"overflow.db", "overflow.db-wal"})
  void everyRowThatSurvivesFlippedBitsIsSavedAndTheOthersAreCounted(String name)
      throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < DAMAGES; i++) {
      OverflowFiles files = freshCopy(i);
      Path file = files.database().resolveSibling(name);
      flipBit(file, random.nextLong(Files.size(file)), random.nextInt(8));

      Recovery recovery = recover(files);

      assertThat(recovery.saved() + recovery.lost()).as("damage %d", i).isEqualTo(ROWS);
      assertThat(recovery.lost()).as("one bit can be in one row only").isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"overflow.db", "overflow.db-wal"})
  void everyRowThatSurvivesACutIsSavedAndTheOthersAreCounted(String name) throws IOException {
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
  void fileThatIsNoDatabaseIsKeptAsideAndItsRowsAreMissed() throws IOException {
    Files.writeString(asKilled.database(), "no database at all".repeat(1_000));
    Files.delete(asKilled.journal());

    Recovery recovery = recover(asKilled);

    assertThat(recovery.saved()).isZero();
    assertThat(recovery.lost()).isEqualTo(ROWS);
    assertThat(keptAside()).isNotEmpty();
  }

  @Test
  void nobodyKnowsHowManyAreLostWhenTheTallyIsLostToo() throws Exception {
    Files.delete(asKilled.tally());
    flipBit(asKilled.database(), 8_192, 0);

    Optional<Damage> damage =
        new OverflowOpening(asKilled, MAX_SIZE, Clock.systemUTC()).open(Optional.empty()).damage();

    assertThat(damage).isPresent();
    assertThat(damage.get().lostText()).isEqualTo("unknown number");
    assertThat(damage.get().saved()).isEqualTo(ROWS);
  }

  @Test
  void killInTheMiddleOfASalvageLosesNothing() throws IOException {
    flipBit(asKilled.database(), 8_192, 0);
    Files.writeString(asKilled.underConstruction().database(), "half a database");

    assertThat(recover(asKilled)).isEqualTo(new Recovery(ROWS, 0));
  }

  @Test
  void killAfterASalvageHasBeenCompletedLosesNothing() throws Exception {
    // As it is when all is saved and the journal, but not the database, has been put aside.
    Files.copy(asKilled.database(), asKilled.salvaged().database());
    Files.copy(asKilled.journal(), asKilled.salvaged().journal());
    OverflowDatabase.open(asKilled.salvaged().database(), MAX_SIZE).close();
    Files.delete(asKilled.journal());

    assertThat(recover(asKilled)).isEqualTo(new Recovery(ROWS, 0));
    assertThat(keptAside()).hasSize(1);
  }

  @Test
  void copyOfTheJournalDoesNotGrowWithEveryAttempt() throws IOException {
    Path copy = asKilled.journal().resolveSibling("overflow.db-wal-copy");
    for (int i = 0; i < 3; i++) {
      JournalCopy.of(asKilled.journal()).forgetThisAttempt();
      assertThat(copy).isEmptyFile();
    }
  }

  @Test
  void onlyOneHasTheDatabaseAtATime() throws Exception {
    try (TallyFile tally = TallyFile.open(asKilled.tally())) {
      assertThatThrownBy(() -> TallyFile.open(asKilled.tally()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ingest.overflow.path");
    }
  }

  @Test
  void rowsThatKafkaHasAreNotSavedFromADamagedDatabase() throws IOException {
    OverflowStorage storage = storage(asKilled);
    storage.open();
    assertThat(storage.delete(storage.oldest(5_000))).isTrue();
    OverflowFiles killed = freshCopy(1);
    storage.close();
    flipBit(killed.database(), 8_192, 3);

    Recovery recovery = recover(killed);

    assertThat(recovery.saved() + recovery.lost()).isEqualTo(ROWS - 5_000);
  }

  @Test
  void deleteThatIsTriedAgainIsTalliedOnce() throws IOException {
    OverflowStorage storage = storage(asKilled);
    storage.open();
    List<OverflowRow> oldest = storage.oldest(5_000);
    assertThat(storage.delete(oldest)).isTrue();
    assertThat(storage.delete(oldest)).isTrue();
    OverflowFiles killed = freshCopy(1);
    storage.close();

    assertThat(recover(killed)).isEqualTo(new Recovery(ROWS - 5_000, 0));
    assertThat(keptAside()).isEmpty();
  }

  /**
   * What became of the rows.
   *
   * @param saved rows that can be replayed
   * @param lost as reported
   */
  private record Recovery(long saved, long lost) {}

  private static Recovery recover(OverflowFiles files) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    OverflowStorage storage =
        new OverflowStorage(files, MAX_SIZE, new Ledger(metrics), Clock.systemUTC());
    storage.open();
    assertThat(storage.state()).isEqualTo(OverflowState.OPEN);
    List<OverflowRow> rows = storage.oldest(ROWS + 1);
    storage.close();
    // Not by AssertJ's own comparisons, which take the square of the number of rows.
    Set<String> replayed = new HashSet<>();
    rows.forEach(row -> replayed.add(new String(row.reaction(), UTF_8)));
    assertThat(WRITTEN.containsAll(replayed)).isTrue();
    assertThat(replayed).hasSize(rows.size());
    return new Recovery(rows.size(), (long) metrics.get("ingest.reactions.lost").counter().count());
  }

  private static OverflowStorage storage(OverflowFiles files) {
    return new OverflowStorage(
        files, MAX_SIZE, new Ledger(new SimpleMeterRegistry()), Clock.systemUTC());
  }

  private List<Path> keptAside() throws IOException {
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
