package dev.emojistreaming.spark.metrics;

import dev.emojistreaming.spark.count.BatchAccounting;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Exports the stream's progress as metrics. Spark reports it after every batch, and every ten
 * seconds while the query is idle.
 */
public final class JobMetrics extends StreamingQueryListener {

  private final Clock clock;
  private final Counter records;
  private final Counter counted;
  private final Counter duplicates;
  private final Counter deadLetters;
  private final Counter capped;
  private final Counter refused;
  private final Counter dropped;
  private final Gauge inputRate;
  private final Gauge processedRate;
  private final Gauge phases;
  private final Gauge consumerLag;
  private final Gauge ids;
  private final Gauge capSize;
  private final Gauge stateRows;
  private final Gauge stateBytes;
  private volatile Instant lastSuccess;
  private volatile Instant reached;
  private volatile boolean behind;

  /** Registers the metrics. */
  public JobMetrics(PrometheusRegistry registry, Clock clock) {
    this.clock = clock;
    this.lastSuccess = clock.instant();
    this.reached = lastSuccess;
    records = counter("records", "Records read").register(registry);
    counted = counter("counted", "Records counted").register(registry);
    duplicates = counter("duplicates", "Records counted before").register(registry);
    deadLetters =
        counter("dead_letters", "Records that cannot be counted, by reason")
            .labelNames("reason")
            .register(registry);
    Stream.of("malformed", "late").forEach(deadLetters::initLabelValues);
    capped = counter("capped", "Records above MAX_PER_USER, which do not count").register(registry);
    refused =
        counter("dead_letters_refused", "Dead letters that Kafka refused; stubs are in their place")
            .register(registry);
    dropped =
        counter("dropped_by_watermark", "Rows that Spark dropped; must be 0").register(registry);
    inputRate = gauge("input_rate", "Records that arrive per second").register(registry);
    processedRate =
        gauge("processed_rate", "Records that the last batch processed per second")
            .register(registry);
    phases =
        gauge("batch_duration_seconds", "Duration of the last batch, by phase")
            .labelNames("phase")
            .register(registry);
    consumerLag =
        gauge("consumer_lag_records", "Records in the topic that no batch has read yet")
            .register(registry);
    ids = gauge("deduplication_ids", "Ids in the dedup window").register(registry);
    capSize =
        gauge("cap_reactions", "Reactions in memory because of MAX_PER_USER").register(registry);
    stateRows = gauge("state_rows", "Rows of state").labelNames("of").register(registry);
    stateBytes =
        gauge("state_memory_bytes", "Memory of the state store")
            .labelNames("of")
            .register(registry);
    gaugeOf("watermark_lag_seconds", "How far the slowest partition is behind now")
        .callback(sample -> sample.call(seconds(watermarkLag())))
        .register(registry);
    gaugeOf("last_batch_age_seconds", "Time since a batch succeeded or the query was idle")
        .callback(sample -> sample.call(seconds(lastBatchAge())))
        .register(registry);
  }

  private static Counter.Builder counter(String name, String help) {
    return Counter.builder().name("spark_job_" + name + "_total").help(help);
  }

  private static Gauge.Builder gauge(String name, String help) {
    return Gauge.builder().name("spark_job_" + name).help(help);
  }

  private static GaugeWithCallback.Builder gaugeOf(String name, String help) {
    return GaugeWithCallback.builder().name("spark_job_" + name).help(help);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  /** Time since a batch succeeded or the query was idle. */
  public Duration lastBatchAge() {
    return Duration.between(lastSuccess, clock.instant());
  }

  private Duration watermarkLag() {
    return behind ? Duration.between(reached, clock.instant()) : Duration.ZERO;
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    lastSuccess = clock.instant();
  }

  @Override
  public void onQueryIdle(QueryIdleEvent event) {
    lastSuccess = clock.instant();
    behind = false;
    inputRate.set(0);
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    // The program ends.
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    StreamingQueryProgress progress = event.progress();
    lastSuccess = clock.instant();
    records.inc(progress.numInputRows());
    inputRate.set(finite(progress.inputRowsPerSecond()));
    processedRate.set(finite(progress.processedRowsPerSecond()));
    progress.durationMs().forEach((phase, millis) -> phases.labelValues(phase).set(millis / 1e3));
    BatchAccounting.of(progress).ifPresent(this::show);
    show("totals", progress.stateOperators()[0]);
    show("ids", progress.stateOperators()[1]);
    consumerLag.set(
        (double) Stream.of(progress.sources()).mapToLong(JobMetrics::recordsBehind).sum());
  }

  /** Adds dead letters that Kafka refused. */
  public void refusedDeadLetters(long number) {
    refused.inc(number);
  }

  private void show(BatchAccounting account) {
    counted.inc(account.counted());
    duplicates.inc(account.duplicates());
    deadLetters.labelValues("malformed").inc(account.malformed());
    deadLetters.labelValues("late").inc(account.late());
    capped.inc(account.capped());
    ids.set((double) account.ids());
    capSize.set((double) account.capSize());
    reached = account.reached();
    behind = true;
  }

  private void show(String name, StateOperatorProgress operator) {
    dropped.inc(operator.numRowsDroppedByWatermark());
    stateRows.labelValues(name).set((double) operator.numRowsTotal());
    stateBytes.labelValues(name).set((double) operator.memoryUsedBytes());
  }

  private static long recordsBehind(SourceProgress source) {
    return TopicOffsets.total(source.latestOffset()) - TopicOffsets.total(source.endOffset());
  }

  /** Spark divides by the time since the last batch, which can be zero. */
  private static double finite(double rate) {
    return Double.isFinite(rate) ? rate : 0;
  }
}
