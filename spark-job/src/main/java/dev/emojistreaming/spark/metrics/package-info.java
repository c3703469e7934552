/**
 * Observability of the job.
 *
 * <p>{@link dev.emojistreaming.spark.metrics.JobMetrics} listens to Spark's progress and exports
 * it; {@link dev.emojistreaming.spark.metrics.MetricsServer} serves the metrics and liveness.
 * {@link dev.emojistreaming.spark.metrics.CertificateMetrics} exports when certificates expire.
 * {@code CountingRun} starts both; the numbers of each batch come from {@code count}. Rule: it only
 * reads.
 */
@NullMarked
package dev.emojistreaming.spark.metrics;

import org.jspecify.annotations.NullMarked;
