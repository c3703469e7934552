package dev.emojistreaming.spark.source;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.kafka010.KafkaSourceProvider;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A source of Spark, for streams and batches. Spark's Kafka connector, with its options, decides
 * which offsets a batch has; {@link RangeReader} reads them, in bounded memory.
 */
public final class ReactionSource implements TableProvider {

  /** The name by which Spark finds the source. */
  static final String FORMAT = ReactionSource.class.getName();

  /** Spark creates the source. */
  public ReactionSource() {}

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return RecordRow.SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new Topic();
  }

  private static final class Topic implements Table, SupportsRead {

    @Override
    public String name() {
      return "reactions";
    }

    @Override
    public StructType schema() {
      return RecordRow.SCHEMA;
    }

    @Override
    public Set<TableCapability> capabilities() {
      return EnumSet.of(TableCapability.MICRO_BATCH_READ, TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      SupportsRead connector = (SupportsRead) new KafkaSourceProvider().getTable(options);
      return () ->
          new TopicScan(connector.newScanBuilder(options).build(), ClientSettings.of(options));
    }
  }

  private record TopicScan(Scan connector, ClientSettings settings) implements Scan {

    @Override
    public StructType readSchema() {
      return RecordRow.SCHEMA;
    }

    @Override
    public MicroBatchStream toMicroBatchStream(String checkpointLocation) {
      return new ReactionStream(connector.toMicroBatchStream(checkpointLocation), settings);
    }

    @Override
    public Batch toBatch() {
      return new TopicBatch(connector.toBatch(), settings);
    }
  }

  private record TopicBatch(Batch connector, ClientSettings settings) implements Batch {

    @Override
    public InputPartition[] planInputPartitions() {
      return PlannedRanges.ofQuery(connector.planInputPartitions(), settings);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      return RangeReader::of;
    }
  }
}
