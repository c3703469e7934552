package dev.emojistreaming.spark.count;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.EventTime;
import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.contract.ReactionParser;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record's value by the contract's rules, which hold for the records of any producer.
 *
 * <p>Times travel as microseconds: how Spark hands timestamps to a function depends on a session's
 * settings, how it hands numbers does not.
 */
final class ReadReaction implements UDF2<byte[], Long, Row> {

  @Serial private static final long serialVersionUID = 1;

  /** Either a reaction's fields, or the reason why there is none. */
  static final StructType RESULT =
      new StructType()
          .add("room", DataTypes.StringType)
          .add("emoji_type", DataTypes.StringType)
          .add("user_id", DataTypes.StringType)
          .add("message_id", DataTypes.StringType)
          .add("event_micros", DataTypes.LongType)
          .add("reason", DataTypes.StringType);

  private final String emojiCatalogue;
  private final Duration allowedLateness;
  private transient @Nullable ReactionParser parser;

  ReadReaction(String emojiCatalogue, Duration allowedLateness) {
    this.emojiCatalogue = emojiCatalogue;
    this.allowedLateness = allowedLateness;
  }

  @Override
  public Row call(byte @Nullable [] value, Long appendMicros) {
    if (value == null) {
      return deadLetter("malformed: the record has no value");
    }
    Instant appended = Instant.EPOCH.plus(appendMicros, ChronoUnit.MICROS);
    return parser().parse(value).fold(reaction -> read(reaction, appended), this::malformed);
  }

  private Row read(Reaction reaction, Instant appended) {
    Instant eventTime = EventTime.clamp(reaction.timestamp(), appended);
    if (eventTime.isBefore(appended.minus(allowedLateness))) {
      return deadLetter("late");
    }
    return RowFactory.create(
        reaction.room(),
        reaction.emoji(),
        reaction.userId(),
        reaction.messageId(),
        ChronoUnit.MICROS.between(Instant.EPOCH, eventTime),
        null);
  }

  private Row malformed(List<FieldError> errors) {
    return deadLetter(
        errors.stream()
            .map(error -> error.field() + " " + error.detail())
            .collect(Collectors.joining("; ", "malformed: ", "")));
  }

  private static Row deadLetter(String reason) {
    return RowFactory.create(null, null, null, null, null, reason);
  }

  /** Made on each executor: a catalogue is large and cheap to build. */
  private ReactionParser parser() {
    if (parser == null) {
      parser = new ReactionParser(EmojiCatalogue.of(emojiCatalogue));
    }
    return parser;
  }
}
