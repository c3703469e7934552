package dev.emojistreaming.spark.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountField;
import dev.emojistreaming.contract.EmojiCountWriter;
import dev.emojistreaming.contract.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the result, as {@code TotalRow} describes them; the session must use java.time
 * values.
 *
 * <p>Counts go to {@code emoji_counts}, with key and value as the contract writes them. Dead
 * letters go to {@code emoji_dead_letters} as the first bytes of their original value, with {@code
 * reason}, {@code topic}, {@code partition}, {@code offset} and {@code length} in the headers.
 * After a failure a count may be written again, the same or larger, and readers keep the larger; a
 * final count replaces all others of its key; a dead letter may be written again with the same key,
 * {@code topic|partition|offset}.
 */
final class OutputRecords {

  private OutputRecords() {}

  /** The count in a result that has no {@code reason}. */
  static EmojiCount count(Row result) {
    return new EmojiCount(
        result.getAs(EmojiCountField.ROOM.wireName()),
        result.getAs(EmojiCountField.EMOJI_TYPE.wireName()),
        result.getAs(EmojiCountField.WINDOW_START.wireName()),
        result.getAs(EmojiCountField.WINDOW_END.wireName()),
        result.<Long>getAs(EmojiCountField.REACTION_COUNT.wireName()),
        result.<Long>getAs(EmojiCountField.SCALED_COUNT.wireName()),
        result.<Boolean>getAs(EmojiCountField.FINAL.wireName()));
  }

  /** The record of a count. */
  static ProducerRecord<byte[], byte[]> countRecord(EmojiCount count) {
    return new ProducerRecord<>(
        Topics.COUNTS, count.key().getBytes(UTF_8), EmojiCountWriter.toJson(count));
  }

  /**
   * The dead letter in a result that has a {@code reason}; null if it has none.
   *
   * @param reactionsTopic the topic of the original record
   */
  static @Nullable DeadLetter deadLetter(Row result, String reactionsTopic) {
    String reason = result.getAs("reason");
    return reason == null
        ? null
        : new DeadLetter(
            reactionsTopic,
            result.<Integer>getAs("partition"),
            result.<Long>getAs("offset"),
            reason,
            result.getAs("length"));
  }

  /** The beginning of a dead letter's original value; null when it had none. */
  static byte @Nullable [] value(Row deadLetter) {
    return deadLetter.getAs("value");
  }
}
