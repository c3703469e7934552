package dev.emojistreaming.spark.pack;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.spark.LocalSpark;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LocalSpark.class)
class ShardsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 32})
  void eachShardHasItsOwnPartition(int partitions) {
    SparkSession spark = LocalSpark.session();
    Shards shards = new Shards(partitions);
    List<Integer> keys = IntStream.range(0, partitions).mapToObj(shards::key).toList();
    List<Integer> places =
        spark
            .createDataset(keys, Encoders.INT())
            .repartition(partitions, col("value"))
            .select(spark_partition_id())
            .as(Encoders.INT())
            .collectAsList();
    assertThat(places).hasSize(partitions).doesNotHaveDuplicates();
  }
}
