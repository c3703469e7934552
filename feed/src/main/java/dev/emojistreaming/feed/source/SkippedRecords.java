package dev.emojistreaming.feed.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Counts the records that are not counts, and logs at most one in ten seconds. For one thread. */
@Singleton
class SkippedRecords {

  private static final Logger LOG = Logger.getLogger(SkippedRecords.class);

  private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

  private final Counter counter;
  private long sinceLog;
  private long nextLog = System.nanoTime();

  SkippedRecords(MeterRegistry registry) {
    counter =
        Counter.builder("feed.records.skipped")
            .description("Records of the topic of counts that are not counts")
            .register(registry);
  }

  /**
   * Counts a record.
   *
   * @param reason without any content of the record
   */
  void add(ConsumerRecord<?, ?> record, String reason) {
    counter.increment();
    sinceLog++;
    if (System.nanoTime() - nextLog >= 0) {
      LOG.warnf(
          "skipped=%d: not a count: partition=%d offset=%d: %s",
          sinceLog, record.partition(), record.offset(), reason);
      sinceLog = 0;
      nextLog = System.nanoTime() + LOG_INTERVAL.toNanos();
    }
  }
}
