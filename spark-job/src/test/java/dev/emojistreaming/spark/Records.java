package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A topic's content, made by hand. */
public final class Records {

  private static final StructType SCHEMA =
      new StructType()
          .add("value", DataTypes.BinaryType)
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("timestamp", DataTypes.TimestampType);

  private final List<Row> rows = new ArrayList<>();

  /** Appends a record; single quotes stand for double ones. */
  public Records add(String json, Instant appended) {
    return add(json.replace('\'', '"').getBytes(UTF_8), appended);
  }

  /** Appends a record. */
  public Records add(byte[] value, Instant appended) {
    rows.add(RowFactory.create(value, "emoji_reactions", 0, (long) rows.size(), appended));
    return this;
  }

  /** Appends a reaction with the three fields that every producer writes. */
  public Records reaction(String emoji, Instant at) {
    return add("{'user_id':'u','emoji_type':'%s','timestamp':'%s'}".formatted(emoji, at), at);
  }

  public Dataset<Row> toDataset() {
    return LocalSpark.session().createDataFrame(rows, SCHEMA);
  }
}
