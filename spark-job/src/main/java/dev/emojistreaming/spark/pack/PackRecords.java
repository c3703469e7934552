package dev.emojistreaming.spark.pack;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.spark.record.IdKey;
import dev.emojistreaming.spark.record.Reading;
import dev.emojistreaming.spark.record.Reading.Counts;
import dev.emojistreaming.spark.record.Reading.DeadLetter;
import dev.emojistreaming.spark.record.RecordReader;
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

  private final String emojiCatalogue;
  private final Duration allowedLateness;
  private final boolean deduplicate;
  private final IdKey key;
  private final Shards shards;

  public PackRecords(
      String emojiCatalogue,
      Duration allowedLateness,
      boolean deduplicate,
      IdKey key,
      Shards shards) {
    this.key = key;
    this.emojiCatalogue = emojiCatalogue;
    this.allowedLateness = allowedLateness;
    this.deduplicate = deduplicate;
    this.shards = shards;
  }

  /** Selects the columns that {@link #call} reads, in its order. */
  public static Dataset<Row> columns(Dataset<Row> records) {
    return records.select(
        col("value"), col("partition"), col("offset"), unix_micros(col("timestamp")));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> records) {
    return new Packing(records);
  }

  private final class Packing implements Iterator<Row> {

    private final RecordReader reader =
        new RecordReader(EmojiCatalogue.of(emojiCatalogue), allowedLateness, key);
    private final Iterator<Row> records;
    private final Queue<Row> ready = new ArrayDeque<>();
    private final PackBuilder[] packs = new PackBuilder[shards.count()];
    private ReaderProgress progress = ReaderProgress.NONE;
    private int partition = -1;
    private long offset;
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
      byte[] value = row.isNullAt(0) ? null : (byte[]) row.get(0);
      if (partition != row.getInt(1)) {
        flushAll();
        begin(row.getInt(1));
      }
      offset = row.getLong(2);
      long appendMicros = row.getLong(3);
      progress = progress.withAppendTime(appendMicros / MICROS_PER_MILLISECOND);
      Reading reading = reader.read(value, appendMicros);
      if (reading instanceof Counts counts) {
        pack(counts);
      } else if (reading instanceof DeadLetter letter) {
        int shard = shards.key(Math.floorMod(partition, shards.count()));
        ready.add(PackRow.deadLetter(shard, partition, offset, letter, value));
      }
    }

    private void pack(Counts reaction) {
      progress = progress.withWindow(reaction.window());
      int shard;
      if (deduplicate && reaction.identified()) {
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
