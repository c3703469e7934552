package dev.emojistreaming.spark.count;

import dev.emojistreaming.contract.Window;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What comes out: the count of a window, or a dead letter, which has a {@code reason}. */
public final class TotalRow {

  static final StructType SCHEMA =
      new StructType()
          .add("room", DataTypes.StringType)
          .add("emoji_type", DataTypes.StringType)
          .add("window_start", DataTypes.TimestampType)
          .add("window_end", DataTypes.TimestampType)
          .add("reaction_count", DataTypes.LongType)
          .add("scaled_count", DataTypes.LongType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("value", DataTypes.BinaryType);

  private TotalRow() {}

  static Row of(WindowKey key, long count, long scaled) {
    return RowFactory.create(
        key.room(),
        key.emoji(),
        Window.start(key.window()),
        Window.end(key.window()),
        count,
        scaled,
        null,
        null,
        null,
        null);
  }

  static Row deadLetter(Row countRow) {
    return RowFactory.create(
        null,
        null,
        null,
        null,
        null,
        null,
        CountRow.partition(countRow),
        CountRow.offset(countRow),
        CountRow.reason(countRow),
        CountRow.value(countRow));
  }
}
