package dev.emojistreaming.spark.count;

import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.MapState;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.ValueState;
import org.jspecify.annotations.Nullable;

/** A shard's state in Spark's checkpoint: its progress, and its ids in blocks. */
final class ShardState {

  private final ValueState<Row> progress;
  private final MapState<Long, byte[]> blocks;

  ShardState(StatefulProcessorHandle handle) {
    progress = handle.getValueState("progress", ShardProgress.ENCODER, TTLConfig.NONE());
    blocks = handle.getMapState("ids", Encoders.LONG(), Encoders.BINARY(), TTLConfig.NONE());
  }

  /** Null before the first batch. */
  @Nullable ShardProgress progress() {
    return progress.exists() ? ShardProgress.of(progress.get()) : null;
  }

  void setProgress(ShardProgress now) {
    progress.update(now.toRow());
  }

  byte[] block(long number) {
    return blocks.getValue(number);
  }

  void setBlock(long number, byte[] ids) {
    blocks.updateValue(number, ids);
  }

  void removeBlock(long number) {
    blocks.removeKey(number);
  }
}
