package dev.emojistreaming.spark.lifecycle;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Creates the Spark session of the job; values that spark-submit or its files set are kept. */
public final class JobSession {

  private JobSession() {}

  /** Creates the session, on this machine unless spark-submit sets a master. */
  public static SparkSession create() {
    return SparkSession.builder().config(configure(new SparkConf())).getOrCreate();
  }

  private static SparkConf configure(SparkConf conf) {
    boolean isOneMachine = conf.get("spark.master", "local").startsWith("local");
    // About one per core: each costs a state store and a commit per batch.
    conf.setIfMissing("spark.sql.shuffle.partitions", isOneMachine ? "2" : "16");
    return conf.setIfMissing("spark.app.name", "emoji-streaming")
        .setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.ui.enabled", "false")
        // Streams do not support it.
        .setIfMissing("spark.sql.adaptive.enabled", "false")
        .setIfMissing(
            "spark.sql.streaming.stateStore.providerClass",
            "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider")
        .setIfMissing(
            "spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", "true")
        .setIfMissing("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.class.getName())
        // Not configurable: the sinks rely on both.
        .set("spark.sql.session.timeZone", "UTC")
        .set("spark.sql.datetime.java8API.enabled", "true");
  }

  /** The number of partitions of a new checkpoint's state. */
  public static int shufflePartitions(SparkSession spark) {
    return Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
  }
}
