package dev.emojistreaming.spark.sink;

import java.io.Serial;
import java.io.Serializable;
import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/** Collects from all tasks of a batch the dead letters that Kafka refused. */
final class RefusedLetters implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** Errors that are about the record itself: no retry and no operator of the job helps. */
  private static final Set<Class<?>> REFUSALS =
      Set.of(
          RecordTooLargeException.class,
          RecordBatchTooLargeException.class,
          InvalidRecordException.class,
          InvalidTimestampException.class,
          PolicyViolationException.class,
          // In the same request as an invalid record.
          KafkaException.class);

  private final LongAccumulator number;
  private final CollectionAccumulator<String> examples;

  RefusedLetters(SparkContext spark) {
    number = spark.longAccumulator();
    examples = spark.collectionAccumulator();
  }

  /** Whether Kafka refused a record for what it is; other errors are about Kafka or the job. */
  static boolean isRefusal(Exception error) {
    return REFUSALS.contains(error.getClass());
  }

  /** Called by a task, on the producer's thread. */
  synchronized void add(String place, Exception refusal) {
    if (number.isZero()) {
      examples.add(place + " (" + refusal.getMessage() + ")");
    }
    number.add(1);
  }

  /** On the driver, after the batch. */
  long number() {
    return number.value();
  }

  /** One of them, with Kafka's reason; on the driver, if there are any. */
  String example() {
    return examples.value().get(0);
  }
}
