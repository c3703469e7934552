package dev.emojistreaming.spark.count;

import dev.emojistreaming.contract.EmojiCountField;
import dev.emojistreaming.contract.Window;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A row of the result: the count of a window, or a dead letter, which has a {@code reason}. A final
 * count replaces a larger one.
 */
public final class TotalRow {

  public static final StructType SCHEMA =
      new StructType()
          .add(EmojiCountField.ROOM.wireName(), DataTypes.StringType)
          .add(EmojiCountField.EMOJI_TYPE.wireName(), DataTypes.StringType)
          .add(EmojiCountField.WINDOW_START.wireName(), DataTypes.TimestampType)
          .add(EmojiCountField.WINDOW_END.wireName(), DataTypes.TimestampType)
          .add(EmojiCountField.REACTION_COUNT.wireName(), DataTypes.LongType)
          .add(EmojiCountField.SCALED_COUNT.wireName(), DataTypes.LongType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("value", DataTypes.BinaryType)
          .add("length", DataTypes.IntegerType)
          .add(EmojiCountField.FINAL.wireName(), DataTypes.BooleanType);

  private TotalRow() {}

  static Row of(WindowKey key, long count, long scaled) {
    return count(key, count, scaled, false);
  }

  static Row finalCount(WindowKey key, long count, long scaled) {
    return count(key, count, scaled, true);
  }

  private static Row count(WindowKey key, long count, long scaled, boolean isFinal) {
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
        null,
        null,
        isFinal);
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
        CountRow.value(countRow),
        CountRow.length(countRow),
        null);
  }
}
