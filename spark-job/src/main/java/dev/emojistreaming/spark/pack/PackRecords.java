package dev.emojistreaming.spark.pack;

import static org.apache.spark.sql.functions.col;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.spark.record.IdKey;
import dev.emojistreaming.spark.record.Reading;
import dev.emojistreaming.spark.record.Reading.Counts;
import dev.emojistreaming.spark.record.Reading.DeadLetter;
import dev.emojistreaming.spark.record.RecordReader;
import dev.emojistreaming.spark.source.RecordRow;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the records of a partition and packs them for the shards. */
public final class PackRecords implements MapPartitionsFunction<Row, Row> {

  @Serial private static final long serialVersionUID = 1;

  private static final int MICROS_PER_MILLISECOND = 1_000;

  private static final int PARTITION = 0;
  private static final int OFFSET = 1;
  private static final int APPENDED = 2;
  private static final int VALUE = 3;
  private static final int LENGTH = 4;

  private final String emojiCatalogue;
  private final Duration allowedLateness;
  private final boolean deduplicate;
  private final IdKey key;
  private final Shards shards;
  private final boolean byUser;

  /**
   * @param deduplicate whether reactions keep their ids
   * @param byUser whether all reactions of a user in a room go to the same shard, with their places
   *     in the topic; else reactions are divided by their ids
   */
  public PackRecords(
      String emojiCatalogue,
      Duration allowedLateness,
      boolean deduplicate,
      IdKey key,
      Shards shards,
      boolean byUser) {
    this.key = key;
    this.emojiCatalogue = emojiCatalogue;
    this.allowedLateness = allowedLateness;
    this.deduplicate = deduplicate;
    this.shards = shards;
    this.byUser = byUser;
  }

  /** Selects the columns that {@link #call} reads, in its order. */
  public static Dataset<Row> columns(Dataset<Row> records) {
    return records.select(
        col(RecordRow.PARTITION),
        col(RecordRow.OFFSET),
        col(RecordRow.APPENDED),
        col(RecordRow.VALUE),
        col(RecordRow.LENGTH));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> records) {
    return new Packing(records);
  }

  private final class Packing implements Iterator<Row> {

    private final RecordReader reader =
        new RecordReader(EmojiCatalogue.of(emojiCatalogue), allowedLateness, key, byUser);
    private final Iterator<Row> records;
    private final Queue<Row> ready = new ArrayDeque<>();
    private final PackBuilder[] packs = new PackBuilder[shards.count()];
    private ReaderProgress progress = ReaderProgress.NONE;
    private int partition = -1;
    private long offset;
    private long appended;
    private boolean ended;

    Packing(Iterator<Row> records) {
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !ended) {
        if (records.hasNext()) {
          pack(records.next());
        } else {
          flushAll();
          ended = true;
        }
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void pack(Row row) {
      if (partition != row.getInt(PARTITION)) {
        flushAll();
        begin(row.getInt(PARTITION));
      }
      offset = row.getLong(OFFSET);
      Reading reading = read(row);
      if (reading instanceof Counts counts) {
        pack(counts);
      } else if (reading instanceof DeadLetter letter) {
        int shard = shards.key(Math.floorMod(partition, shards.count()));
        byte[] value = row.getAs(VALUE);
        Integer length = value == null ? null : row.getInt(LENGTH);
        ready.add(PackRow.deadLetter(shard, partition, offset, letter, value, length));
      }
    }

    private Reading read(Row row) {
      long appendMicros = row.getLong(APPENDED);
      appended = appendMicros / MICROS_PER_MILLISECOND;
      progress = progress.withAppendTime(appended);
      byte[] value = row.getAs(VALUE);
      Integer length = row.getAs(LENGTH);
      if (value == null) {
        return length == null ? reader.read(null, appendMicros) : RecordReader.UNREADABLE;
      }
      return value.length < length ? RecordReader.TOO_LONG : reader.read(value, appendMicros);
    }

    private void pack(Counts reaction) {
      progress = progress.withWindow(reaction.window());
      int shard;
      if (byUser) {
        shard = shards.of(reaction.userHigh());
        packs[shard].addPlaced(reaction, deduplicate && reaction.identified(), appended, offset);
      } else if (deduplicate && reaction.identified()) {
        shard = shards.of(reaction.idHigh());
        packs[shard].addIdentified(reaction);
      } else {
        shard = Math.floorMod(partition, shards.count());
        packs[shard].addAnonymous(reaction);
      }
      if (packs[shard].isFull()) {
        ready.add(packs[shard].toRow(offset, progress));
      }
    }

    private void begin(int nextPartition) {
      partition = nextPartition;
      for (int shard = 0; shard < packs.length; shard++) {
        packs[shard] = new PackBuilder(shards.key(shard), partition);
      }
    }

    private void flushAll() {
      if (partition < 0) {
        return;
      }
      for (PackBuilder pack : packs) {
        ready.add(pack.toRow(offset, progress));
      }
    }
  }
}
