package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.ingest.concurrent.Backoff;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.overflow.OverflowState.Failed;
import dev.emojistreaming.ingest.overflow.OverflowState.Full;
import dev.emojistreaming.ingest.overflow.OverflowState.Open;
import dev.emojistreaming.ingest.overflow.OverflowState.WithStore;
import dev.emojistreaming.ingest.overflow.disk.DatabaseDamagedException;
import dev.emojistreaming.ingest.overflow.disk.DiskReserve;
import dev.emojistreaming.ingest.overflow.disk.ExpectedRows;
import dev.emojistreaming.ingest.overflow.disk.OverflowDatabase;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import dev.emojistreaming.ingest.overflow.disk.OverflowStore;
import dev.emojistreaming.ingest.overflow.opening.OpenedStore;
import dev.emojistreaming.ingest.overflow.opening.StoreOpener;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Decides what to do when the database or its disk fails. It never throws: each failure is a change
 * of state, and {@link #upkeep()}, once a second, tries to leave a bad state. For one thread;
 * {@link #state()} and {@link #stats()} may be read by any thread.
 *
 * <pre>
 *                   space again: acquire the reserve
 *              ┌────────────────────────────────────────┐
 *              ▼                                        │
 *   ┌───────▶ Open ─────────────────────────────────▶ Full ◀───────┐
 *   │          │       full: release the reserve        │          │
 *   │          │                                        │          │
 *   │          │ any other failure: close the files     │          │
 *   │          └───────────────▶ Failed ◀───────────────┘          │
 *   │                            │ │ ▲ │                            │
 *   └── opened, space ───────────┘ └─┘ └─────── opened, no space ───┘
 *                          cannot be opened:
 *                     retry after 1 s, 2 s … 30 s
 *
 *   Damage, found in any state: close the files, and open them at once, which salvages.
 * </pre>
 *
 * <p>Invariant: a row that was acknowledged is in the database or its write-ahead log until Kafka
 * has acknowledged it, or is reported as lost. It depends on the order of the writes below. A disk
 * that acknowledges a sync without having written breaks it.
 *
 * <p>The files, in the order in which a start handles them. {@code DB} is {@code overflow.db}:
 *
 * <pre>
 * file        | written when             | after a crash here         | what the next start does
 * ------------+--------------------------+----------------------------+---------------------------
 * DB-tally    | at open, synced; after   | fewer rows than there are: | reads it first, and locks
 *             | each commit, in the      | none is missing. Rows that | it. Missing or damaged: no
 *             | cache; before each       | are marked delivered are   | row is expected, and rows
 *             | delete, synced           | there: replayed once more  | lost are not counted
 * DB-salvaged | a salvage is complete:   | damaged DB in place, or    | sets the damaged DB aside,
 *             | renamed from DB-new      | set aside in part          | renames this to DB
 * DB-new      | during a salvage         | incomplete                 | deletes it
 * DB-wal-copy | before SQLite opens      | a copy of DB-wal or of its | appends another copy, and
 *             | DB-wal                   | first part                 | deletes it once DB is open
 * DB-wal      | at each commit, synced   | a transaction without its  | SQLite drops the incomplete
 *             | before the answer        | end; not acknowledged yet  | transaction
 * DB          | when SQLite checkpoints  | pages that are in DB-wal,  | SQLite reads them from
 *             | DB-wal: at 4 MB, at      | too                        | DB-wal. All rows are read;
 *             | close, after a vacuum    |                            | damage, or fewer rows than
 *             |                          |                            | DB-tally has: a salvage
 * DB-damaged- | a salvage is complete:   | DB-wal set aside, DB not   | sets DB aside under a new
 *  TIME, -wal | renamed from DB-wal, DB  |                            | time; never touches it again
 * DB-reserve  | before Open is entered;  | too short                  | writes it again if the
 *             | deleted when full        |                            | disk has 16 MB
 * </pre>
 */
final class OverflowStateMachine {

  /** Part of the configured size that the write-ahead log and the reserve take. */
  private static final long OVERHEAD_BYTES = 2L * DiskReserve.BYTES;

  /** A database of more bytes than this is vacuumed when its last row is deleted. */
  private static final long MIN_VACUUM_BYTES = 1024 * 1024;

  private final OverflowLog log;
  private final StoreOpener opener;
  private final DiskReserve reserve;
  private final RowIds ids;
  private final OverflowStats stats;
  private final Ledger ledger;
  private final Clock clock;
  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random());

  private volatile OverflowState state = new Failed(Instant.MIN);

  OverflowStateMachine(OverflowFiles files, long maxSize, Ledger ledger, Clock clock) {
    this.log = new OverflowLog(files.database());
    this.stats = new OverflowStats(maxSize - OVERHEAD_BYTES);
    this.opener = new StoreOpener(files, stats.limitBytes(), clock);
    this.reserve = new DiskReserve(files.reserve());
    this.ids = new RowIds(clock);
    this.ledger = ledger;
    this.clock = clock;
  }

  OverflowState state() {
    return state;
  }

  OverflowStats stats() {
    return stats;
  }

  /** Commits reactions in one transaction, and returns when all or none are on the disk. */
  KeepOutcome append(List<byte[]> reactions) {
    if (!(state instanceof Open open)) {
      return state.keepOutcome();
    }
    List<OverflowRow> rows = ids.rows(reactions);
    try {
      open.store().append(rows);
    } catch (SQLException e) {
      handle(open, e);
      return state instanceof Full ? KeepOutcome.FULL : KeepOutcome.FAILED;
    }
    stats.addRows(rows.size());
    if (stats.oldestKeptAt() == null) {
      stats.setOldestKeptAt(Instant.ofEpochMilli(rows.get(0).keptAt()));
    }
    try {
      open.store().recordAppended(rows);
    } catch (IOException e) {
      handle(open, e); // the reactions are committed nevertheless
    }
    return KeepOutcome.KEPT;
  }

  /** The oldest rows; empty when they cannot be read now. */
  List<OverflowRow> oldest(int limit) {
    if (!(state instanceof WithStore current)) {
      return List.of();
    }
    try {
      return current.store().oldest(limit);
    } catch (SQLException | DatabaseDamagedException e) {
      handle(current, e);
      return List.of();
    }
  }

  /**
   * Deletes the oldest rows, which Kafka has acknowledged.
   *
   * @param delivered the result of {@link #oldest(int)}
   * @return whether they are deleted; if not, try again
   */
  boolean delete(List<OverflowRow> delivered) {
    if (!(state instanceof WithStore current)) {
      return false;
    }
    OverflowStore store = current.store();
    try {
      int deleted = store.delete(delivered);
      stats.addRows(-deleted);
      ledger.replayed(deleted);
      readOldestTime(store);
      if (deleted > 0 && stats.rows() == 0 && store.fileBytes() > MIN_VACUUM_BYTES) {
        store.vacuum();
      }
      return true;
    } catch (SQLException | IOException | DatabaseDamagedException e) {
      handle(current, e);
      return false;
    }
  }

  /** Measures the database or tries to leave a bad state; called about once a second. */
  void upkeep() {
    OverflowState current = state;
    if (current instanceof Open open) {
      measure(open);
    } else if (current instanceof Full full) {
      openIfSpace(full);
    } else if (current instanceof Failed failed && !clock.instant().isBefore(failed.retryAt())) {
      open();
    }
  }

  /** Opens the files, salvages a damaged database, and on failure schedules a retry. */
  void open() {
    try {
      try {
        openOnce();
      } catch (SQLException | IOException e) {
        // Any failure may be due to a full disk.
        if (!reserve.release()) {
          throw e;
        }
        openOnce();
      }
    } catch (SQLException | IOException | DatabaseDamagedException e) {
      retryLater(e);
    }
  }

  /** Closes the files permanently: later reactions are rejected. */
  void close() {
    if (state instanceof WithStore current) {
      current.store().close();
    }
    state = new Failed(Instant.MAX);
  }

  private void openOnce() throws SQLException, IOException, DatabaseDamagedException {
    OpenedStore opened = opener.open();
    boolean adopted = false;
    try {
      adopt(opened);
      adopted = true;
    } finally {
      if (!adopted) {
        opened.store().close();
      }
    }
  }

  private void adopt(OpenedStore opened)
      throws SQLException, IOException, DatabaseDamagedException {
    OverflowStore store = opened.store();
    long found = opened.contents().rows();
    ids.startAfter(Math.max(opened.contents().lastId(), opened.deliveredThrough()));
    readOldestTime(store);
    store.begin(
        new ExpectedRows(opened.contents().undelivered(), opened.deliveredThrough(), ids.last()));
    ledger.foundBacklog(found + opened.lost() - stats.rows());
    ledger.lost(opened.lost());
    stats.setRows(found);
    stats.setUsedBytes(store.usedBytes());
    state = reserve.acquire() && store.hasSpace() ? new Open(store) : new Full(store);
    backoff.reset();
    opened.salvage().ifPresent(log::salvaged);
    log.opened(state, found);
  }

  private void readOldestTime(OverflowStore store) throws SQLException, DatabaseDamagedException {
    List<OverflowRow> first = store.oldest(1);
    stats.setOldestKeptAt(first.isEmpty() ? null : Instant.ofEpochMilli(first.get(0).keptAt()));
  }

  private void handle(WithStore current, Exception failure) {
    if (failure instanceof DatabaseDamagedException || OverflowDatabase.reportsDamage(failure)) {
      log.damaged(failure);
      current.store().close();
      state = new Failed(clock.instant());
      open();
    } else if (OverflowDatabase.reportsFull(failure)) {
      reserve.release();
      if (current instanceof Open) {
        state = new Full(current.store());
        log.full(stats.rows(), hasSpace(current.store()));
      }
    } else {
      current.store().close();
      retryLater(failure);
    }
  }

  private void retryLater(Exception failure) {
    Duration pause = backoff.nextPause();
    state = new Failed(clock.instant().plus(pause));
    log.failed(failure, pause);
  }

  private void openIfSpace(Full full) {
    if (hasSpace(full.store()) && reserve.acquire()) {
      state = new Open(full.store());
      log.hasSpaceAgain(stats.rows());
    }
  }

  private static boolean hasSpace(OverflowStore store) {
    try {
      return store.hasSpace();
    } catch (SQLException e) {
      return false;
    }
  }

  private void measure(Open open) {
    try {
      stats.setUsedBytes(open.store().usedBytes());
    } catch (SQLException e) {
      handle(open, e);
    }
  }
}
