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
 * A shard's state without its ids, as one row.
 *
 * @param tag changes with every batch, see {@link ShardCache}
 * @param nextBlock number of the next block of ids
 * @param horizon first window that is still open
 * @param newestWindow newest window with a reaction
 * @param generations youngest first; their ids are in the blocks
 */
record ShardProgress(
    long tag, long nextBlock, int horizon, int newestWindow, List<GenerationBounds> generations) {

  /** An {@link IdGeneration} without its ids. */
  record GenerationBounds(long firstBlock, int bornAt, int newestWindow) {

    static GenerationBounds of(IdGeneration generation) {
      return new GenerationBounds(
          generation.firstBlock(), generation.bornAt(), generation.newestWindow());
    }
  }

  private static final StructType GENERATION =
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
              .add("generations", DataTypes.createArrayType(GENERATION, false), false));

  /** Before the first batch. */
  static ShardProgress begin(int horizon) {
    return new ShardProgress(
        0,
        0,
        horizon,
        Integer.MIN_VALUE,
        List.of(GenerationBounds.of(IdGeneration.begin(0, horizon))));
  }

  static ShardProgress of(Row row) {
    return new ShardProgress(
        row.getLong(0),
        row.getLong(1),
        row.getInt(2),
        row.getInt(3),
        row.<Row>getList(4).stream()
            .map(g -> new GenerationBounds(g.getLong(0), g.getInt(1), g.getInt(2)))
            .toList());
  }

  Row toRow() {
    return RowFactory.create(
        tag,
        nextBlock,
        horizon,
        newestWindow,
        generations.stream()
            .map(g -> RowFactory.create(g.firstBlock(), g.bornAt(), g.newestWindow()))
            .toArray());
  }

  /** The generations with their ids, which are read from the blocks. */
  List<IdGeneration> readGenerations(LongFunction<byte[]> blocks) {
    List<IdGeneration> read = new ArrayList<>();
    long end = nextBlock;
    for (GenerationBounds bounds : generations) {
      IdSet ids = new IdSet();
      for (long block = bounds.firstBlock(); block < end; block++) {
        IdBlock.read(blocks.apply(block), ids);
      }
      read.add(new IdGeneration(bounds.firstBlock(), bounds.bornAt(), bounds.newestWindow(), ids));
      end = bounds.firstBlock();
    }
    return read;
  }
}
