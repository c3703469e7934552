package dev.emojistreaming.spark.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountField;
import dev.emojistreaming.contract.EmojiCountWriter;
import dev.emojistreaming.contract.Topics;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Turns results into the records of two topics.
 *
 * <p>Counts go to {@code emoji_counts}, with key and value as the contract writes them. Dead
 * letters go to {@code emoji_dead_letters} as their original bytes, with {@code reason}, {@code
 * topic}, {@code partition} and {@code offset} in the headers. Kafka's sink delivers at least once.
 * After a failure a count may be written again, the same or larger, and readers keep the larger; a
 * dead letter may be written again with the same key, {@code topic|partition|offset}.
 */
final class OutputRecords {

  /** The columns of Kafka's sink. */
  private static final StructType SCHEMA =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("key", DataTypes.BinaryType)
          .add("value", DataTypes.BinaryType)
          .add(
              "headers",
              DataTypes.createArrayType(
                  new StructType()
                      .add("key", DataTypes.StringType)
                      .add("value", DataTypes.BinaryType)));

  private OutputRecords() {}

  /**
   * The records of the results.
   *
   * @param results as {@code TotalRow} describes them; the session must use java.time values
   * @param reactionsTopic the topic of the dead letters' original records
   */
  static Dataset<Row> of(Dataset<Row> results, String reactionsTopic) {
    return results.map(
        (MapFunction<Row, Row>) result -> toRecord(result, reactionsTopic), Encoders.row(SCHEMA));
  }

  static Row toRecord(Row result, String reactionsTopic) {
    String reason = result.getAs("reason");
    return reason == null ? countRecord(count(result)) : deadLetter(result, reason, reactionsTopic);
  }

  private static Row countRecord(EmojiCount count) {
    return RowFactory.create(
        Topics.COUNTS, count.key().getBytes(UTF_8), EmojiCountWriter.toJson(count), null);
  }

  /** The count in a result that has no {@code reason}. */
  static EmojiCount count(Row result) {
    return new EmojiCount(
        result.getAs(EmojiCountField.ROOM.wireName()),
        result.getAs(EmojiCountField.EMOJI_TYPE.wireName()),
        result.getAs(EmojiCountField.WINDOW_START.wireName()),
        result.getAs(EmojiCountField.WINDOW_END.wireName()),
        result.<Long>getAs(EmojiCountField.REACTION_COUNT.wireName()),
        result.<Long>getAs(EmojiCountField.SCALED_COUNT.wireName()));
  }

  private static Row deadLetter(Row result, String reason, String reactionsTopic) {
    String partition = String.valueOf(result.<Integer>getAs("partition"));
    String offset = String.valueOf(result.<Long>getAs("offset"));
    Row[] headers = {
      header("reason", reason),
      header("topic", reactionsTopic),
      header("partition", partition),
      header("offset", offset)
    };
    return RowFactory.create(
        Topics.DEAD_LETTERS,
        String.join("|", reactionsTopic, partition, offset).getBytes(UTF_8),
        result.getAs("value"),
        headers);
  }

  private static Row header(String name, String value) {
    return RowFactory.create(name, value.getBytes(UTF_8));
  }
}
