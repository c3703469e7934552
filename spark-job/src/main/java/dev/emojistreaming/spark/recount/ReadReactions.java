package dev.emojistreaming.spark.recount;

import static org.apache.spark.sql.functions.col;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.EmojiCountField;
import dev.emojistreaming.spark.record.IdKey;
import dev.emojistreaming.spark.record.Reading.Counts;
import dev.emojistreaming.spark.record.RecordReader;
import dev.emojistreaming.spark.source.RecordRow;
import java.io.Serial;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Reads records as rows of reactions; records that are no reactions are left out. */
final class ReadReactions implements MapPartitionsFunction<Row, Row> {

  static final String ROOM = EmojiCountField.ROOM.wireName();
  static final String EMOJI = EmojiCountField.EMOJI_TYPE.wireName();
  static final String WINDOW = "window";
  static final String ID_HIGH = "id_high";
  static final String ID_LOW = "id_low";
  static final String USER_HIGH = "user_high";
  static final String USER_LOW = "user_low";
  static final String APPENDED = RecordRow.APPENDED;
  static final String PARTITION = RecordRow.PARTITION;
  static final String OFFSET = RecordRow.OFFSET;

  @Serial private static final long serialVersionUID = 1;

  private static final StructType SCHEMA =
      new StructType()
          .add(ROOM, DataTypes.StringType)
          .add(EMOJI, DataTypes.StringType)
          .add(WINDOW, DataTypes.IntegerType)
          .add(ID_HIGH, DataTypes.LongType)
          .add(ID_LOW, DataTypes.LongType)
          .add(USER_HIGH, DataTypes.LongType)
          .add(USER_LOW, DataTypes.LongType)
          .add(APPENDED, DataTypes.LongType)
          .add(PARTITION, DataTypes.IntegerType)
          .add(OFFSET, DataTypes.LongType);

  /** Longer than any topic's retention. */
  private static final Duration NO_LIMIT = Duration.ofDays(100 * 365);

  private final String emojiCatalogue;
  private final IdKey key = IdKey.random();

  private ReadReactions(String emojiCatalogue) {
    this.emojiCatalogue = emojiCatalogue;
  }

  /** The reactions of records; none is too late. The id is null if a reaction has none. */
  static Dataset<Row> of(Dataset<Row> records, String emojiCatalogue) {
    return records
        .select(
            col(RecordRow.PARTITION),
            col(RecordRow.OFFSET),
            col(RecordRow.APPENDED),
            col(RecordRow.VALUE),
            col(RecordRow.LENGTH))
        .mapPartitions(new ReadReactions(emojiCatalogue), Encoders.row(SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> records) {
    RecordReader reader = new RecordReader(EmojiCatalogue.of(emojiCatalogue), NO_LIMIT, key, true);
    Iterable<Row> once = () -> records;
    Stream<Row> reactions =
        StreamSupport.stream(once.spliterator(), false)
            .map(record -> reaction(record, reader))
            .filter(Objects::nonNull);
    return reactions.iterator();
  }

  private static @Nullable Row reaction(Row record, RecordReader reader) {
    byte[] value = record.getAs(RecordRow.VALUE);
    if (value == null || value.length < record.<Integer>getAs(RecordRow.LENGTH)) {
      return null;
    }
    long appended = record.getAs(RecordRow.APPENDED);
    return reader.read(value, appended) instanceof Counts reaction
        ? RowFactory.create(
            reaction.room(),
            reaction.emoji(),
            reaction.window(),
            reaction.identified() ? reaction.idHigh() : null,
            reaction.identified() ? reaction.idLow() : null,
            reaction.userHigh(),
            reaction.userLow(),
            appended,
            record.getAs(RecordRow.PARTITION),
            record.getAs(RecordRow.OFFSET))
        : null;
  }
}
