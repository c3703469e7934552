package dev.emojistreaming.spark.count;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.spark.cap.UserCap;
import dev.emojistreaming.spark.count.ShardProgress.GenerationBounds;
import dev.emojistreaming.spark.pack.Pack;
import dev.emojistreaming.spark.pack.PackRow;
import dev.emojistreaming.spark.pack.ReaderProgress;
import dev.emojistreaming.spark.pack.Shards;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StatefulProcessor;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.jspecify.annotations.Nullable;

/**
 * Counts the reactions of a shard whose ids are not in its dedup window, and adds their ids to it;
 * if there is a cap, those that are among the first of their users.
 *
 * <p>The window's length follows the broker's append times. Every batch reads from each partition
 * that has a backlog, so the earliest append time in a batch, less the difference of the brokers'
 * clocks, is a lower bound for all records still to come. The horizon is the watermark delay before
 * it: windows before the horizon are closed, and the ids that count for them are forgotten. A
 * partition that lags by an hour holds the horizon back by an hour; no record is dropped because
 * another partition was faster.
 */
final class ShardDeduplication extends StatefulProcessor<Integer, Row, Row> {

  @Serial private static final long serialVersionUID = 1;

  private final Duration watermarkDelay;
  private final int closingShard;
  private final int maxPerUser;
  private transient @Nullable ShardState state;

  /**
   * @param maxPerUser 0 for no limit
   */
  ShardDeduplication(Duration watermarkDelay, Shards shards, int maxPerUser) {
    this.watermarkDelay = watermarkDelay;
    this.closingShard = shards.closing();
    this.maxPerUser = maxPerUser;
  }

  @Override
  public void init(OutputMode outputMode, TimeMode timeMode) {
    state = new ShardState(getHandle(), maxPerUser > 0);
  }

  @Override
  public scala.collection.Iterator<Row> handleInputRows(
      Integer shard, scala.collection.Iterator<Row> rows, TimerValues timers) {
    List<Pack> packs = new ArrayList<>();
    return DeadLetterPassThrough.of(
        rows,
        PackRow::isDeadLetter,
        CountRow::deadLetter,
        row -> packs.add(PackRow.pack(row)),
        () ->
            packs.isEmpty()
                ? Collections.emptyIterator()
                : count(shard, packs, Objects.requireNonNull(state)));
  }

  private Iterator<Row> count(int shard, List<Pack> packs, ShardState state) {
    packs.sort(Pack.ORDER);
    ReaderProgress progress =
        packs.stream().map(Pack::progress).reduce(ReaderProgress::combine).orElseThrow();
    int bound = Window.index(Instant.ofEpochMilli(progress.appendedFrom()).minus(watermarkDelay));
    ShardProgress saved = state.progress();
    ShardProgress before = saved == null ? ShardProgress.begin(bound) : saved;
    ShardMemory memory = memory(shard, before, state);
    DedupWindow ids = memory.ids();

    int maxNewIds = packs.stream().mapToInt(Pack::maxIds).sum();
    ShardCounts counts = new ShardCounts(maxNewIds);
    ids.expect(maxNewIds);
    UserCap cap = memory.cap();
    if (cap == null) {
      packs.forEach(pack -> counts.count(pack, ids));
    } else {
      new CappedCounts(counts, cap, ids).count(packs);
    }

    long nextBlock = before.nextBlock();
    if (!counts.newIds().isEmpty()) {
      state.setBlock(nextBlock++, counts.newIds().toBytes());
    }
    int horizon = Math.max(before.horizon(), bound);
    ids.startGenerationWhenDue(horizon, nextBlock);
    ids.forgetBefore(horizon, state::removeBlock);
    if (cap != null) {
      state.updateCap(cap, horizon);
    }
    ShardProgress after =
        new ShardProgress(
            ThreadLocalRandom.current().nextLong(),
            nextBlock,
            horizon,
            Math.max(before.newestWindow(), progress.newestWindow()),
            ids.generations().stream().map(GenerationBounds::of).toList());
    state.setProgress(after);
    ShardCache.put(query(), shard, after.tag(), memory);
    Row accounting =
        CountRow.accounting(
            counts.duplicates(),
            counts.capped(),
            ids.size(),
            cap == null ? 0 : cap.size(),
            progress.appendedFrom());
    return results(shard == closingShard, before, after, counts, accounting);
  }

  private ShardMemory memory(int shard, ShardProgress before, ShardState state) {
    ShardMemory cached = ShardCache.take(query(), shard, before.tag());
    if (cached != null) {
      return cached;
    }
    DedupWindow ids =
        new DedupWindow(
            before.readGenerations(state::block),
            Math.toIntExact(Window.countIn(watermarkDelay) + 1));
    return new ShardMemory(ids, maxPerUser == 0 ? null : state.readCap(maxPerUser));
  }

  private UUID query() {
    return getHandle().getQueryInfo().getQueryId();
  }

  private static Iterator<Row> results(
      boolean closesWindows,
      ShardProgress before,
      ShardProgress after,
      ShardCounts counts,
      Row accounting) {
    List<Row> results = new ArrayList<>();
    counts.counts().forEach((key, count) -> results.add(CountRow.counted(key, count)));
    counts
        .corrections()
        .forEach((key, difference) -> results.add(CountRow.correction(key, difference)));
    if (closesWindows) {
      Cells.ended(before.horizon(), after.horizon(), after.newestWindow())
          .forEach(cell -> results.add(CountRow.ended(cell)));
    }
    results.add(accounting);
    return results.iterator();
  }
}
