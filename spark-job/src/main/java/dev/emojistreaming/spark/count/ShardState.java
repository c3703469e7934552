package dev.emojistreaming.spark.count;

import dev.emojistreaming.spark.cap.UserCap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.MapState;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.ValueState;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A shard's state in Spark's checkpoint: its progress, its ids in blocks, and the blocks of its
 * {@link UserCap} if it has one.
 */
final class ShardState {

  private final ValueState<Row> progress;
  private final MapState<Long, byte[]> blocks;
  private final @Nullable MapState<Long, byte[]> capBlocks;

  /**
   * @param hasCap whether the shard has a {@link UserCap}; the same for the life of a checkpoint
   */
  ShardState(StatefulProcessorHandle handle, boolean hasCap) {
    progress = handle.getValueState("progress", ShardProgress.ENCODER, TTLConfig.NONE());
    blocks = handle.getMapState("ids", Encoders.LONG(), Encoders.BINARY(), TTLConfig.NONE());
    capBlocks =
        hasCap
            ? handle.getMapState("cap", Encoders.LONG(), Encoders.BINARY(), TTLConfig.NONE())
            : null;
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

  /** The cap as the previous batch left it. */
  UserCap readCap(int maxPerUser) {
    MapState<Long, byte[]> state = capBlocks();
    UserCap cap = new UserCap(maxPerUser);
    List<Long> numbers = new ArrayList<>(CollectionConverters.asJava(state.keys().toSeq()));
    Collections.sort(numbers);
    numbers.forEach(number -> cap.read(number, state.getValue(number)));
    return cap;
  }

  /** Writes what the batch has changed, and removes the slices that end before the horizon. */
  void updateCap(UserCap cap, int horizon) {
    MapState<Long, byte[]> state = capBlocks();
    cap.forgetBefore(horizon, state::removeKey);
    cap.write(state::updateValue);
  }

  private MapState<Long, byte[]> capBlocks() {
    return Objects.requireNonNull(capBlocks);
  }
}
