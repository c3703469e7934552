package dev.emojistreaming.spark;

import dev.emojistreaming.spark.lifecycle.JobSession;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The job's Spark session on this machine, one for all tests of a run. */
public final class LocalSpark implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    session();
  }

  public static SparkSession session() {
    return JobSession.create();
  }
}
