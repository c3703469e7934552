/**
 * Observability of the job.
 *
 * <p>{@link dev.emojistreaming.spark.metrics.JobMetrics} listens to Spark's progress and exports
 * it; {@link dev.emojistreaming.spark.metrics.MetricsServer} serves the metrics and liveness.
 * {@code CountingRun} starts both. It only reads: nothing here changes what is counted.
 */
@NullMarked
package dev.emojistreaming.spark.metrics;

import org.jspecify.annotations.NullMarked;
