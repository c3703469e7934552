package dev.emojistreaming.spark.count;

import dev.emojistreaming.contract.Window;
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
 * Counts those reactions of a shard whose ids it has not seen yet, and remembers the ids.
 *
 * <p>How long is decided by the broker's append times. Every batch takes from each partition that
 * has a backlog, so the earliest append time in a batch, less the clocks' differences, is a bound
 * for all that is still to come. The horizon is the watermark delay behind it: windows before it
 * are closed, ids that counted for them are forgotten. A partition that lags by an hour holds the
 * horizon back for an hour; no record is ever dropped because another partition was faster.
 */
final class ShardDeduplication extends StatefulProcessor<Integer, Row, Row> {

  @Serial private static final long serialVersionUID = 1;

  private final Duration watermarkDelay;
  private final int clock;
  private transient @Nullable ShardState state;

  ShardDeduplication(Duration watermarkDelay, Shards shards) {
    this.watermarkDelay = watermarkDelay;
    this.clock = shards.clock();
  }

  @Override
  public void init(OutputMode outputMode, TimeMode timeMode) {
    state = new ShardState(getHandle());
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
    ReaderProgress reach = packs.stream().map(Pack::reach).reduce(ReaderProgress::and).orElseThrow();
    int bound = Window.index(Instant.ofEpochMilli(reach.appendedFrom()).minus(watermarkDelay));
    ShardProgress known = state.progress();
    ShardProgress before = known == null ? ShardProgress.begin(bound) : known;
    DedupWindow seen = seen(shard, before, state);

    int ids = packs.stream().mapToInt(Pack::ids).sum();
    ShardCounts tally = new ShardCounts(ids);
    seen.expect(ids);
    packs.forEach(pack -> tally.count(pack, seen));

    long nextBlock = before.nextBlock();
    if (!tally.newIds().isEmpty()) {
      state.setBlock(nextBlock++, tally.newIds().toBytes());
    }
    int horizon = Math.max(before.horizon(), bound);
    seen.moveOn(horizon, nextBlock);
    seen.forgetBefore(horizon, state::removeBlock);
    ShardProgress after =
        new ShardProgress(
            ThreadLocalRandom.current().nextLong(),
            nextBlock,
            horizon,
            Math.max(before.newestWindow(), reach.newestWindow()),
            seen.generations().stream().map(GenerationBounds::of).toList());
    state.setProgress(after);
    IdCache.leave(query(), shard, after.tag(), seen);
    return results(shard == clock, before, after, tally, seen.size(), reach.appendedFrom());
  }

  private DedupWindow seen(int shard, ShardProgress before, ShardState state) {
    DedupWindow held = IdCache.take(query(), shard, before.tag());
    return held != null
        ? held
        : new DedupWindow(
            before.generations(state::block),
            Math.toIntExact(watermarkDelay.dividedBy(Window.LENGTH) + 1));
  }

  private UUID query() {
    return getHandle().getQueryInfo().getQueryId();
  }

  private static Iterator<Row> results(
      boolean isClock,
      ShardProgress before,
      ShardProgress after,
      ShardCounts tally,
      long ids,
      long reached) {
    List<Row> results = new ArrayList<>();
    tally.counts().forEach((key, count) -> results.add(CountRow.counted(key, count)));
    if (isClock) {
      Cells.ended(before.horizon(), after.horizon(), after.newestWindow())
          .forEach(cell -> results.add(CountRow.ended(cell)));
    }
    results.add(CountRow.account(tally.duplicates(), ids, reached));
    return results.iterator();
  }
}
