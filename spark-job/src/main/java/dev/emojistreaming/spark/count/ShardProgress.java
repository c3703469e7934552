package dev.emojistreaming.spark.count;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a shard keeps beside its ids, as one row of the state.
 *
 * @param tag changes with every batch, see {@link IdCache}
 * @param nextBlock the number of the block of ids to be written next
 * @param horizon the first window that is still open
 * @param newestWindow the newest that anything was counted for
 * @param stretches the generations, the youngest first; their ids are in the blocks
 */
record ShardProgress(
    long tag, long nextBlock, int horizon, int newestWindow, List<GenerationBounds> stretches) {

  /** A {@link IdGeneration} without its ids. */
  record GenerationBounds(long firstBlock, int bornAt, int newestWindow) {

    static GenerationBounds of(IdGeneration generation) {
      return new GenerationBounds(generation.firstBlock(), generation.bornAt(), generation.newestWindow());
    }
  }

  private static final StructType STRETCH =
      new StructType()
          .add("first_block", DataTypes.LongType, false)
          .add("born_at", DataTypes.IntegerType, false)
          .add("newest_window", DataTypes.IntegerType, false);

  static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add("tag", DataTypes.LongType, false)
              .add("next_block", DataTypes.LongType, false)
              .add("horizon", DataTypes.IntegerType, false)
              .add("newest_window", DataTypes.IntegerType, false)
              .add("generations", DataTypes.createArrayType(STRETCH, false), false));

  /** Before the first batch. */
  static ShardProgress begin(int horizon) {
    return new ShardProgress(
        0, 0, horizon, Integer.MIN_VALUE, List.of(GenerationBounds.of(IdGeneration.begin(0, horizon))));
  }

  static ShardProgress of(Row row) {
    return new ShardProgress(
        row.getLong(0),
        row.getLong(1),
        row.getInt(2),
        row.getInt(3),
        row.<Row>getList(4).stream()
            .map(stretch -> new GenerationBounds(stretch.getLong(0), stretch.getInt(1), stretch.getInt(2)))
            .toList());
  }

  Row toRow() {
    return RowFactory.create(
        tag,
        nextBlock,
        horizon,
        newestWindow,
        stretches.stream()
            .map(s -> RowFactory.create(s.firstBlock(), s.bornAt(), s.newestWindow()))
            .toArray());
  }

  /** Reads the ids back. */
  List<IdGeneration> generations(LongFunction<byte[]> blocks) {
    List<IdGeneration> read = new ArrayList<>();
    long end = nextBlock;
    for (GenerationBounds stretch : stretches) {
      IdSet ids = new IdSet();
      for (long block = stretch.firstBlock(); block < end; block++) {
        IdBlock.read(blocks.apply(block), ids);
      }
      read.add(new IdGeneration(stretch.firstBlock(), stretch.bornAt(), stretch.newestWindow(), ids));
      end = stretch.firstBlock();
    }
    return read;
  }
}
