package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.ingest.concurrent.Backoff;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.overflow.OverflowOpening.Opened;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The overflow database with its tally and its reserve, and what is done when one of them fails.
 *
 * <p>It belongs to one thread; what others ask of it is volatile. A failure is never thrown but
 * becomes an {@link OverflowState}, and {@link #upkeep()} works on that.
 *
 * <p>What keeps the tally from ever missing a row that is there: it is raised after a commit, and
 * lowered, on the disk, before a delete. So a row is dropped from the database only when the disk
 * says already that Kafka has it.
 */
final class OverflowStorage {

  private static final Logger LOG = Logger.getLogger(OverflowStorage.class);

  /** The journal and the reserve are part of the size that the operator allows. */
  private static final long NOT_FOR_ROWS = 2L * Reserve.BYTES;

  /** A database that held more than this gives its space back when it is empty. */
  private static final long WORTH_SHRINKING = 1024 * 1024;

  /** Ids begin above those of any time before: no row is ever mistaken for an older one. */
  private static final int IDS_PER_MILLISECOND = 1 << 16;

  private final OverflowFiles files;
  private final long limitBytes;
  private final OverflowOpening opening;
  private final Reserve reserve;
  private final Ledger ledger;
  private final Clock clock;
  private final Backoff reopening =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random());

  private volatile OverflowState state = OverflowState.FAILED;
  private final AtomicLong rows = new AtomicLong();
  private volatile @Nullable Instant oldest;
  private volatile long usedBytes;

  private @Nullable OverflowDatabase database;
  private @Nullable TallyFile tallyFile;
  private Instant reopenAt = Instant.MIN;
  private long nextId;

  OverflowStorage(OverflowFiles files, long maxSize, Ledger ledger, Clock clock) {
    this.files = files;
    this.limitBytes = maxSize - NOT_FOR_ROWS;
    this.opening = new OverflowOpening(files, limitBytes, clock);
    this.reserve = new Reserve(files.reserve());
    this.ledger = ledger;
    this.clock = clock;
  }

  OverflowState state() {
    return state;
  }

  /** Rows in the database. */
  long rows() {
    return rows.get();
  }

  /** When the oldest row was kept; null when there is none. */
  @Nullable Instant oldest() {
    return oldest;
  }

  /** Bytes of the database that hold something. */
  long usedBytes() {
    return usedBytes;
  }

  /** As many of them as there can be. */
  long limitBytes() {
    return limitBytes;
  }

  /**
   * Adds reactions in one transaction and returns when the disk has them.
   *
   * @return {@link OverflowState#OPEN} when they are kept, otherwise why none is
   */
  OverflowState append(List<byte[]> reactions) {
    OverflowDatabase open = database;
    if (open == null || state != OverflowState.OPEN) {
      return state;
    }
    Instant now = clock.instant();
    List<OverflowRow> added = new ArrayList<>(reactions.size());
    for (byte[] reaction : reactions) {
      added.add(new OverflowRow(nextId++, now.toEpochMilli(), reaction));
    }
    try {
      open.append(added);
      rows.addAndGet(added.size());
      if (oldest == null) {
        oldest = now;
      }
      tally().added(added.size(), nextId - 1);
    } catch (SQLException e) {
      failed(e);
      return state == OverflowState.OPEN ? OverflowState.FAILED : state;
    } catch (IOException e) {
      failed(e); // the reactions are kept all the same
    }
    return OverflowState.OPEN;
  }

  /** The oldest rows; none when they can't be read at present. */
  List<OverflowRow> oldest(int atMost) {
    OverflowDatabase open = database;
    if (open == null) {
      return List.of();
    }
    try {
      return open.oldest(atMost);
    } catch (SQLException e) {
      failed(e);
    } catch (DamagedException e) {
      reopen(e);
    }
    return List.of();
  }

  /**
   * Deletes the oldest rows, which Kafka has.
   *
   * @param delivered as {@link #oldest(int)} gave them
   * @return whether they are gone
   */
  boolean delete(List<OverflowRow> delivered) {
    OverflowDatabase open = database;
    if (open == null) {
      return false;
    }
    long through = delivered.get(delivered.size() - 1).id();
    try {
      tally().delivered(delivered);
      int deleted = open.deleteThrough(through);
      rows.addAndGet(-deleted);
      ledger.replayed(deleted);
      noteOldest(open);
      if (deleted > 0 && rows.get() == 0 && open.fileBytes() > WORTH_SHRINKING) {
        open.shrink();
      }
      return true;
    } catch (SQLException e) {
      failed(e);
    } catch (IOException e) {
      failed(e);
    } catch (DamagedException e) {
      reopen(e);
    }
    return false;
  }

  /** Takes up again what failed, if its time has come; to be called every second or so. */
  void upkeep() {
    switch (state) {
      case OPEN -> measure();
      case FULL -> takeUpWhenThereIsRoom();
      case FAILED -> {
        if (!clock.instant().isBefore(reopenAt)) {
          open();
        }
      }
    }
  }

  /** Opens the database, and says what became of a damaged one. */
  void open() {
    try {
      openInTheSpaceThereIs();
    } catch (SQLException | IOException | DamagedException e) {
      failed(e);
    }
  }

  /** A full disk can be the reason for any failure, and one that can be helped. */
  private void openInTheSpaceThereIs() throws SQLException, IOException, DamagedException {
    try {
      openOnce();
    } catch (SQLException | IOException e) {
      if (!reserve.letGo()) {
        throw e;
      }
      openOnce();
    }
  }

  private void openOnce() throws SQLException, IOException, DamagedException {
    if (tallyFile == null) {
      tallyFile = TallyFile.open(files.tally());
    }
    Optional<Tally> tally = tally().read();
    adopt(opening.open(tally), tally.orElse(Tally.NOTHING).deliveredThrough());
    reopening.reset();
  }

  private void adopt(Opened opened, long deliveredThrough)
      throws SQLException, IOException, DamagedException {
    OverflowDatabase open = opened.database();
    database = open;
    long found = opened.contents().rows();
    long lost = opened.damage().map(damage -> damage.lost().orElse(0)).orElse(0L);
    nextId = Math.max(nextId, idAfter(Math.max(opened.contents().lastId(), deliveredThrough)));
    noteOldest(open);
    tally().begin(new Tally(opened.contents().owed(), deliveredThrough, nextId - 1));
    ledger.foundBacklog(found + lost - rows.get());
    ledger.lost(lost);
    rows.set(found);
    state = reserve.take() && open.hasRoom() ? OverflowState.OPEN : OverflowState.FULL;
    usedBytes = open.usedBytes();
    opened
        .damage()
        .ifPresent(
            damage ->
                LOG.errorf(
                    "overflow=damaged finding=\"%s\" saved=%d lost=%s kept-aside=%s",
                    damage.finding(), damage.saved(), damage.lostText(), damage.keptAside()));
    LOG.infof("overflow=%s backlog=%d path=%s", state.tag(), rows.get(), files.database());
  }

  private long idAfter(long last) {
    return Math.max(last + 1, clock.millis() * IDS_PER_MILLISECOND);
  }

  private void noteOldest(OverflowDatabase open) throws SQLException, DamagedException {
    List<OverflowRow> first = open.oldest(1);
    oldest = first.isEmpty() ? null : Instant.ofEpochMilli(first.get(0).keptAt());
  }

  /** The next append, delete or upkeep goes by the state that this leaves. */
  private void failed(Exception e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    if (code == SQLiteErrorCode.SQLITE_FULL && database != null) {
      reserve.letGo();
      if (state != OverflowState.FULL) {
        state = OverflowState.FULL;
        LOG.warnf("overflow=full backlog=%d; %s", rows.get(), adviceForFull());
      }
    } else if (OverflowOpening.isDamage(code) && database != null) {
      reopen(e);
    } else {
      closeDatabase();
      closeTally();
      state = OverflowState.FAILED;
      Duration pause = reopening.nextPause();
      reopenAt = clock.instant().plus(pause);
      LOG.errorf(
          "overflow=failed path=%s next-attempt=%dms: %s",
          files.database(), pause.toMillis(), e.getMessage());
    }
  }

  private String adviceForFull() {
    return hasRoom()
        ? "its disk has no space left: free some"
        : "it has reached ingest.overflow.max-size: raise it, or bring Kafka back";
  }

  private void reopen(Exception damage) {
    LOG.errorf("overflow=damaged: %s", damage.getMessage());
    closeDatabase();
    state = OverflowState.FAILED;
    open();
  }

  private void takeUpWhenThereIsRoom() {
    if (hasRoom() && reserve.take()) {
      state = OverflowState.OPEN;
      LOG.infof("overflow=open backlog=%d; there is room again", rows.get());
    }
  }

  private boolean hasRoom() {
    try {
      return database != null && database.hasRoom();
    } catch (SQLException e) {
      return false;
    }
  }

  private void measure() {
    try {
      if (database != null) {
        usedBytes = database.usedBytes();
      }
    } catch (SQLException e) {
      failed(e);
    }
  }

  private TallyFile tally() throws IOException {
    if (tallyFile == null) {
      throw new IOException("the tally is not open");
    }
    return tallyFile;
  }

  /** Writes the journal back and lets go of the files. */
  void close() {
    closeDatabase();
    closeTally();
    state = OverflowState.FAILED;
  }

  private void closeTally() {
    try {
      if (tallyFile != null) {
        tallyFile.close();
      }
    } catch (IOException e) {
      LOG.warnf("overflow=tally-not-closed: %s", e.getMessage());
    }
    tallyFile = null;
  }

  private void closeDatabase() {
    try {
      if (database != null) {
        database.close();
      }
    } catch (SQLException e) {
      LOG.warnf("overflow=not-closed: %s", e.getMessage());
    }
    database = null;
  }
}
