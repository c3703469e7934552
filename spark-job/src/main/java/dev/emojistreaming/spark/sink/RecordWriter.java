package dev.emojistreaming.spark.sink;

import java.io.Serial;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of one task, counts and dead letters, to Kafka.
 *
 * <p>A task succeeds when Kafka has acknowledged every record; any other outcome fails it, and with
 * it the batch, which is repeated. The exception are dead letters that Kafka refuses for what they
 * are: repeating the batch would never end, so a stub follows in their place.
 */
final class RecordWriter implements ForeachPartitionFunction<Row> {

  @Serial private static final long serialVersionUID = 1;

  private final HashMap<String, Object> clientSettings;
  private final String reactionsTopic;
  private final RefusedLetters refused;

  /**
   * @param clientSettings connection settings of Kafka's client
   */
  RecordWriter(Map<String, Object> clientSettings, String reactionsTopic, RefusedLetters refused) {
    this.clientSettings = new HashMap<>(clientSettings);
    this.reactionsTopic = reactionsTopic;
    this.refused = refused;
  }

  @Override
  public void call(Iterator<Row> results) throws Exception {
    Task task = new Task(SharedProducer.of(clientSettings));
    while (results.hasNext()) {
      task.write(results.next());
    }
    task.awaitAll();
  }

  /** For one thread, except the callbacks, which run on the producer's thread. */
  private final class Task {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Queue<ProducerRecord<byte[], byte[]>> stubs = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Task(KafkaProducer<byte[], byte[]> producer) {
      this.producer = producer;
    }

    void write(Row result) throws Exception {
      DeadLetter letter = OutputRecords.deadLetter(result, reactionsTopic);
      if (letter == null) {
        send(OutputRecords.countRecord(OutputRecords.count(result)), this::fail);
      } else {
        send(
            letter.toRecord(OutputRecords.value(result)),
            error -> {
              if (RefusedLetters.isRefusal(error)) {
                refused.add(letter.place(), error);
                stubs.add(letter.toStub(error));
              } else {
                fail(error);
              }
            });
      }
      sendStubs();
    }

    void awaitAll() throws Exception {
      producer.flush();
      sendStubs();
      producer.flush();
      throwFailure();
    }

    /** On the task's thread: a callback must not wait for space in the producer's buffer. */
    private void sendStubs() throws Exception {
      ProducerRecord<byte[], byte[]> stub = stubs.poll();
      while (stub != null) {
        send(stub, this::fail);
        stub = stubs.poll();
      }
      throwFailure();
    }

    private void send(ProducerRecord<byte[], byte[]> record, Consumer<Exception> onError) {
      Callback callback =
          (metadata, error) -> {
            if (error != null) {
              onError.accept(error);
            }
          };
      Future<RecordMetadata> unused = producer.send(record, callback);
    }

    private void fail(Exception error) {
      failure.compareAndSet(null, error);
    }

    private void throwFailure() throws Exception {
      Exception error = failure.get();
      if (error != null) {
        throw error;
      }
    }
  }
}
