package dev.emojistreaming.spark.count;

import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.MapState;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StatefulProcessor;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.jspecify.annotations.Nullable;

/**
 * Adds the counts of the shards to the totals of a cell, and returns the totals that have grown. If
 * reactions are capped, it also returns the final counts of windows that are closed, where they
 * differ.
 */
final class WindowTotals extends StatefulProcessor<Long, Row, Row> {

  @Serial private static final long serialVersionUID = 1;

  private final Scaling scaling;
  private final boolean isCapped;
  private transient @Nullable MapState<String, Long> totals;
  private transient @Nullable Corrections corrections;

  /**
   * @param isCapped whether there may be corrections; the same for the life of a checkpoint
   */
  WindowTotals(Scaling scaling, boolean isCapped) {
    this.scaling = scaling;
    this.isCapped = isCapped;
  }

  @Override
  public void init(OutputMode outputMode, TimeMode timeMode) {
    totals =
        getHandle().getMapState("totals", Encoders.STRING(), Encoders.LONG(), TTLConfig.NONE());
    if (isCapped) {
      corrections = new Corrections(getHandle());
    }
  }

  @Override
  public scala.collection.Iterator<Row> handleInputRows(
      Long cell, scala.collection.Iterator<Row> rows, TimerValues timers) {
    MapState<String, Long> state = Objects.requireNonNull(totals);
    Map<WindowKey, Long> more = new HashMap<>();
    List<Row> finals = new ArrayList<>();
    return DeadLetterPassThrough.of(
        rows,
        CountRow::isDeadLetter,
        TotalRow::deadLetter,
        row -> add(row, more, finals, state),
        () ->
            Stream.concat(
                    finals.stream(), more.entrySet().stream().map(entry -> total(entry, state)))
                .iterator());
  }

  private void add(
      Row row, Map<WindowKey, Long> more, List<Row> finals, MapState<String, Long> totals) {
    if (CountRow.isEnd(row)) {
      if (corrections != null) {
        finals.addAll(corrections.apply(totals, scaling));
      }
      totals.clear();
    } else if (CountRow.isCorrection(row)) {
      Objects.requireNonNull(corrections).add(CountRow.key(row), CountRow.difference(row));
    } else {
      more.merge(CountRow.key(row), CountRow.count(row), Long::sum);
    }
  }

  private Row total(Entry<WindowKey, Long> more, MapState<String, Long> totals) {
    WindowKey key = more.getKey();
    String text = key.text();
    Long before = totals.getValue(text);
    long total = (before == null ? 0 : before) + more.getValue();
    totals.updateValue(text, total);
    return TotalRow.of(key, total, scaling.of(total));
  }
}
