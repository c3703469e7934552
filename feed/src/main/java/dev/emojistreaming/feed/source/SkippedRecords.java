package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.log.LogThrottle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Counts the records that are not counts, and logs few of them. */
@Singleton
class SkippedRecords {

  private static final Logger LOG = Logger.getLogger(SkippedRecords.class);

  private final Counter counter;
  private final LogThrottle throttle = new LogThrottle();

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
    long skipped = throttle.add();
    if (skipped > 0) {
      LOG.warnf(
          "skipped=%d: not a count: partition=%d offset=%d: %s",
          skipped, record.partition(), record.offset(), reason);
    }
  }
}
