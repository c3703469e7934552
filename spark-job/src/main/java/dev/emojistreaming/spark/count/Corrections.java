package dev.emojistreaming.spark.count;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.MapState;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.apache.spark.sql.streaming.TTLConfig;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** The corrections of a cell's totals, which are applied when its windows are closed. */
final class Corrections {

  private final MapState<String, Long> differences;

  Corrections(StatefulProcessorHandle handle) {
    differences =
        handle.getMapState("corrections", Encoders.STRING(), Encoders.LONG(), TTLConfig.NONE());
  }

  void add(WindowKey key, long difference) {
    String text = key.text();
    Long before = differences.getValue(text);
    differences.updateValue(text, (before == null ? 0 : before) + difference);
  }

  /** Removes the corrections, and returns the final counts that differ from the totals. */
  List<Row> apply(MapState<String, Long> totals, Scaling scaling) {
    List<Row> finals = new ArrayList<>();
    for (Tuple2<String, Long> entry : CollectionConverters.asJava(differences.iterator().toSeq())) {
      if (entry._2() != 0) {
        Long counted = totals.getValue(entry._1());
        long count = (counted == null ? 0 : counted) + entry._2();
        finals.add(
            TotalRow.finalCount(
                WindowKey.of(entry._1()), count, count == 0 ? 0 : scaling.of(count)));
      }
    }
    differences.clear();
    return finals;
  }
}
