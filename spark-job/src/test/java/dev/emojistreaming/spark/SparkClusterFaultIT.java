package dev.emojistreaming.spark;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on several workers, some of which die in the middle of batches. */
@StartsProcesses
class SparkClusterFaultIT {

  private static final int ROUNDS = Integer.getInteger("job.rounds", 1);
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  @ExpectedLog(logger = "TaskSchedulerImpl", message = "Lost executor")
  @ExpectedLog(
      logger = "TaskSetManager",
      message = "Lost task",
      unless = "no task needs the executor that dies")
  @ExpectedLog(
      logger = "TransportChannelHandler",
      message = "Exception in connection",
      unless = "the connection is closed in order")
  @ExpectedLog(
      logger = "TransportClient",
      message = "Failed to send RPC",
      unless = "no request is sent to the executor that dies")
  @ExpectedLog(
      logger = "TransportResponseHandler",
      message = "Still have",
      unless = "no request waits for the executor that dies")
  @ExpectedLog(
      logger = "BlockManagerMasterEndpoint",
      message = "No more replicas available",
      unless = "the executor that dies has no blocks")
  @ExpectedLog(
      logger = "BlockManagerMasterEndpoint",
      message = "Error trying to remove",
      unless = "no block is removed at that moment")
  void everyReactionIsCountedOnceWhenExecutorsAndAWorkerDie() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        SparkCluster cluster = SparkCluster.start(folder);
        SteadyLoad load = SteadyLoad.start(broker.address())) {
      TestTopics topics = new TestTopics(broker.address());
      LeashedProcess job = job(broker, cluster).start(folder.resolve("job.log"));
      for (int round = 0; round < ROUNDS; round++) {
        topics.awaitMoreReactions(SteadyLoad.PER_SECOND, TIMEOUT);
        cluster.killExecutor(round % SparkCluster.WORKERS);
      }
      topics.awaitMoreReactions(SteadyLoad.PER_SECOND, TIMEOUT);
      cluster.killWorker(1);
      topics.awaitMoreReactions(SteadyLoad.PER_SECOND, TIMEOUT);

      Map<String, Long> expected = load.stop();
      topics.awaitReactions(expected, TIMEOUT);
      SubmittedJob.stop(job);
    }
  }

  private SubmittedJob job(BrokerProcess broker, SparkCluster cluster) {
    return SubmittedJob.withoutPause(
        cluster.url(),
        broker.address(),
        folder.resolve("checkpoint"),
        cluster.options(
            "--conf",
            "spark.sql.shuffle.partitions=2",
            "--conf",
            "spark.executor.memory=600m",
            "--conf",
            "spark.executor.extraJavaOptions=" + SubmittedJob.QUICK_START,
            "--conf",
            "spark.deploy.maxExecutorRetries=-1"));
  }
}
