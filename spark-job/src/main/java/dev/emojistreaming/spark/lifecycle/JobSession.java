package dev.emojistreaming.spark.lifecycle;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark session that the job needs; what spark-submit or its files set stays as it is. */
public final class JobSession {

  private JobSession() {}

  /** Makes the session, on this machine unless spark-submit says otherwise. */
  public static SparkSession create() {
    return SparkSession.builder().config(configure(new SparkConf())).getOrCreate();
  }

  private static SparkConf configure(SparkConf conf) {
    boolean isOneMachine = conf.get("spark.master", "local").startsWith("local");
    // As many as cores: each costs a state store and a commit a batch.
    conf.setIfMissing("spark.sql.shuffle.partitions", isOneMachine ? "2" : "16");
    return conf.setIfMissing("spark.app.name", "emoji-streaming")
        .setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.ui.enabled", "false")
        // Streams can't have it, and each would warn.
        .setIfMissing("spark.sql.adaptive.enabled", "false")
        .setIfMissing(
            "spark.sql.streaming.stateStore.providerClass",
            "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider")
        .setIfMissing(
            "spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", "true")
        .setIfMissing("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.class.getName())
        // Not a matter of taste: the sinks rely on both.
        .set("spark.sql.session.timeZone", "UTC")
        .set("spark.sql.datetime.java8API.enabled", "true");
  }

  /** Into how many partitions a new checkpoint's state is divided. */
  public static int shufflePartitions(SparkSession spark) {
    return Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
  }
}
