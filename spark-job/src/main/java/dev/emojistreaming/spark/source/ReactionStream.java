package dev.emojistreaming.spark.source;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.ReportsSourceMetrics;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;
import org.apache.spark.sql.kafka010.KafkaMicroBatchStream;

/** The stream of Spark's connector, with its offsets, limits and checks, and our reader. */
final class ReactionStream
    implements MicroBatchStream, SupportsTriggerAvailableNow, ReportsSourceMetrics {

  private final KafkaMicroBatchStream connector;
  private final ClientSettings settings;

  ReactionStream(MicroBatchStream connector, ClientSettings settings) {
    this.connector = (KafkaMicroBatchStream) connector;
    this.settings = settings;
  }

  @Override
  public InputPartition[] planInputPartitions(Offset start, Offset end) {
    return PlannedRanges.ofStream(connector.planInputPartitions(start, end), settings);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return RangeReader::of;
  }

  @Override
  public Offset initialOffset() {
    return connector.initialOffset();
  }

  @Override
  public Offset deserializeOffset(String json) {
    return connector.deserializeOffset(json);
  }

  @Override
  public ReadLimit getDefaultReadLimit() {
    return connector.getDefaultReadLimit();
  }

  @Override
  public Offset latestOffset() {
    return connector.latestOffset();
  }

  @Override
  public Offset latestOffset(Offset start, ReadLimit limit) {
    return connector.latestOffset(start, limit);
  }

  @Override
  public Offset reportLatestOffset() {
    return connector.reportLatestOffset();
  }

  @Override
  public void prepareForTriggerAvailableNow() {
    connector.prepareForTriggerAvailableNow();
  }

  @Override
  public void commit(Offset end) {
    connector.commit(end);
  }

  @Override
  public Map<String, String> metrics(Optional<Offset> latestConsumed) {
    return connector.metrics(latestConsumed);
  }

  @Override
  public void stop() {
    connector.stop();
  }
}
