package dev.emojistreaming.ingest.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.emojistreaming.ingest.kafka.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.EmitterConfiguration;
import io.smallrye.reactive.messaging.annotations.EmitterFactoryFor;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.providers.extension.EmitterImpl;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.junit.jupiter.api.Test;

/** SmallRye's emitter with the sink behind it; the test answers in place of Kafka. */
class ProducerSinkTest {

  private static final int BUFFER = 200;
  private static final int IN_FLIGHT = 8;
  private static final byte[] RECORD = "reaction".getBytes(UTF_8);

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final ChannelMetrics metrics = new ChannelMetrics(registry);
  private final Queue<Delivery> sent = new ArrayDeque<>();
  private final Queue<Runnable> elsewhere = new ArrayDeque<>();
  private final List<Headers> headers = new ArrayList<>();
  private final AtomicInteger acked = new AtomicInteger();
  private final AtomicInteger nacked = new AtomicInteger();
  private boolean connected = true;
  private Duration deliveryTimeout = Duration.ofMinutes(1);

  private final EmitterImpl<byte[]> emitter =
      emitter(
          (record, recordHeaders, delivery) -> {
            headers.add(recordHeaders);
            sent.add(delivery);
          });

  @Test
  void onlyTheWindowIsInFlightAndTheRestWaits() {
    emit(20);
    assertThat(sent).hasSize(IN_FLIGHT);
    assertThat(metrics.inFlight()).isEqualTo(IN_FLIGHT);
    assertThat(metrics.waiting()).isEqualTo(20 - IN_FLIGHT);

    sent.remove().acknowledged();
    assertThat(acked).hasValue(1);
    assertThat(sent).hasSize(IN_FLIGHT);
    assertThat(metrics.waiting()).isEqualTo(20 - IN_FLIGHT - 1);
  }

  @Test
  void fullBufferThrowsAndTheChannelContinues() {
    emit(IN_FLIGHT + BUFFER);
    assertThatIllegalStateException().isThrownBy(() -> emit(1)).withMessageContaining("SRMSG00034");
    assertThat(emitter.isCancelled()).isFalse();

    sent.remove().acknowledged();
    emit(1);
    acknowledgeAll();
    assertThat(acked).hasValue(IN_FLIGHT + BUFFER + 1);
    assertThat(nacked).hasValue(0);
  }

  @Test
  void senderThatThrowsCausesANackAndTheChannelContinues() {
    for (Throwable thrown : List.of(new IllegalArgumentException(), new StackOverflowError())) {
      EmitterImpl<byte[]> failing =
          emitter(
              (record, recordHeaders, delivery) -> {
                throwUnchecked(thrown);
              });
      nacked.set(0);
      for (int i = 0; i < 3 * IN_FLIGHT; i++) {
        failing.send(message(RECORD));
        runElsewhere();
      }
      assertThat(nacked).hasValue(3 * IN_FLIGHT);
      assertThat(failing.isCancelled()).isFalse();
    }
  }

  @Test
  void messageIsSettledOnceWhenTheSenderSignalsTwice() {
    emit(1);
    Delivery delivery = sent.remove();
    delivery.failed(new IllegalStateException("timed out"));
    delivery.acknowledged();
    delivery.failed(new IllegalStateException("again"));
    assertThat(nacked).hasValue(1);
    assertThat(acked).hasValue(0);
    emit(IN_FLIGHT);
    assertThat(sent).hasSize(IN_FLIGHT);
  }

  @Test
  void bufferIsNackedInSeveralTasksWhileKafkaIsAway() {
    emit(IN_FLIGHT + BUFFER);
    connected = false;

    sent.remove().failed(new IllegalStateException("timed out"));
    assertThat(nacked.get()).as("in one task of the producer's thread").isLessThanOrEqualTo(2);

    int before = nacked.get();
    while (!elsewhere.isEmpty()) {
      elsewhere.remove().run();
      assertThat(nacked.get() - before).isLessThanOrEqualTo(IN_FLIGHT);
      before = nacked.get();
    }
    assertThat(nacked).hasValue(BUFFER + 1);
    assertThat(metrics.waiting()).isZero();

    connected = true;
    emit(1);
    acknowledgeAll();
    assertThat(acked).hasValue(IN_FLIGHT);
  }

  @Test
  void messagesThatWaitedForTheDeliveryTimeoutAreNacked() {
    deliveryTimeout = Duration.ZERO;
    EmitterImpl<byte[]> impatient =
        emitter((record, recordHeaders, delivery) -> sent.add(delivery));
    impatient.send(message(RECORD));
    assertThat(sent).as("a message of unknown age").hasSize(1);

    impatient.send(new ReactionMessage(RECORD, counting()));
    assertThat(nacked).hasValue(1);
    assertThat(sent).hasSize(1);
  }

  @Test
  void reactionMessageNotifiesItsDelivery() {
    emitter.send(new ReactionMessage(RECORD, counting()));
    emitter.send(new ReactionMessage(RECORD, counting()).addMetadata("context"));
    sent.remove().acknowledged();
    sent.remove().failed(new IllegalStateException("timed out"));
    assertThat(acked).hasValue(1);
    assertThat(nacked).hasValue(1);
  }

  private Delivery counting() {
    return new Delivery() {
      @Override
      public void acknowledged() {
        acked.incrementAndGet();
      }

      @Override
      public void failed(Throwable cause) {
        nacked.incrementAndGet();
      }
    };
  }

  @Test
  void fullChannelIsRetriedWhenAReactionHasLeftIt() {
    ReactionChannel channel = new ReactionChannel(emitter, metrics);
    int accepted = 0;
    while (channel.send(RECORD, counting())) {
      accepted++;
    }
    assertThat(accepted).isEqualTo(IN_FLIGHT + BUFFER);
    assertThat(channel.send(RECORD, counting())).isFalse();
    assertThat(registry.get("ingest.channel.full").counter().count()).isEqualTo(2);

    sent.remove().acknowledged();
    assertThat(channel.send(RECORD, counting())).isTrue();
    assertThat(channel.send(RECORD, counting())).isFalse();
    assertThat(metrics.waiting()).isEqualTo(BUFFER);
  }

  @Test
  void headersOfTheMetadataAreSent() {
    Headers given = new RecordHeaders().add("traceparent", "00-1-2-01".getBytes(UTF_8));
    emitter.send(
        message(RECORD)
            .withMetadata(
                Metadata.of(OutgoingKafkaRecordMetadata.builder().withHeaders(given).build())));
    emit(1);
    assertThat(headers).containsExactly(given, new RecordHeaders());
  }

  @Test
  void everyMessageIsSettledOnceUnderRacesAndFailures() throws Exception {
    int threads = 4;
    int each = 20_000;
    AtomicIntegerArray settled = new AtomicIntegerArray(threads * each);
    AtomicInteger refused = new AtomicInteger();
    ExecutorService kafka = Executors.newSingleThreadExecutor();
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      EmitterImpl<byte[]> racing =
          emitter((record, recordHeaders, delivery) -> misbehave(delivery, kafka), workers);
      CompletableFuture<?>[] senders = new CompletableFuture<?>[threads];
      for (int t = 0; t < threads; t++) {
        int first = t * each;
        senders[t] =
            CompletableFuture.runAsync(
                () -> {
                  for (int i = first; i < first + each; i++) {
                    int number = i;
                    try {
                      racing.send(counted(settled, number));
                    } catch (IllegalStateException e) {
                      refused.incrementAndGet();
                      settled.incrementAndGet(number);
                    }
                  }
                });
      }
      CompletableFuture.allOf(senders).get();
      Awaitility.await()
          .untilAsserted(
              () -> {
                for (int i = 0; i < settled.length(); i++) {
                  assertThat(settled.get(i)).as("settlements of message %d", i).isOne();
                }
              });
      assertThat(racing.isCancelled()).isFalse();
      assertThat(refused.get()).isLessThan(threads * each);
    } finally {
      kafka.shutdownNow();
      workers.shutdownNow();
    }
  }

  /** Answers in each way that a producer may answer. */
  private static void misbehave(Delivery delivery, ExecutorService kafka) {
    switch (ThreadLocalRandom.current().nextInt(6)) {
      case 0 -> delivery.failed(new IllegalStateException("buffer exhausted"));
      case 1 -> delivery.acknowledged();
      case 2 -> {
        kafka.execute(() -> delivery.failed(new IllegalStateException("timed out")));
        throw new IllegalStateException("closed");
      }
      case 3 -> throw new IllegalStateException("closed");
      case 4 -> kafka.execute(() -> delivery.failed(new IllegalStateException("timed out")));
      default -> kafka.execute(delivery::acknowledged);
    }
  }

  private static Message<byte[]> counted(AtomicIntegerArray settled, int number) {
    return Message.of(
        RECORD,
        () -> {
          settled.incrementAndGet(number);
          return CompletableFuture.completedFuture(null);
        },
        cause -> {
          settled.incrementAndGet(number);
          return CompletableFuture.completedFuture(null);
        });
  }

  private void emit(int count) {
    for (int i = 0; i < count; i++) {
      emitter.send(message(RECORD));
      metrics.entered();
    }
  }

  private Message<byte[]> message(byte[] record) {
    return Message.of(
        record,
        () -> {
          acked.incrementAndGet();
          return CompletableFuture.completedFuture(null);
        },
        cause -> {
          nacked.incrementAndGet();
          return CompletableFuture.completedFuture(null);
        });
  }

  private void acknowledgeAll() {
    while (!sent.isEmpty()) {
      sent.remove().acknowledged();
    }
  }

  private void runElsewhere() {
    while (!elsewhere.isEmpty()) {
      elsewhere.remove().run();
    }
  }

  private EmitterImpl<byte[]> emitter(ProducerSink.RecordSender sender) {
    return emitter(sender, elsewhere::add);
  }

  private EmitterImpl<byte[]> emitter(
      ProducerSink.RecordSender sender, java.util.concurrent.Executor otherThread) {
    EmitterImpl<byte[]> made = new EmitterImpl<>(new Buffering(), BUFFER);
    Multi.createFrom()
        .publisher(made.getPublisher())
        .map(message -> (Message<byte[]>) message)
        .subscribe()
        .withSubscriber(
            new ProducerSink(
                sender,
                () -> connected,
                new InFlightWindow(IN_FLIGHT, 1_000_000, 100),
                metrics,
                deliveryTimeout,
                otherThread));
    return made;
  }

  private static void throwUnchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private static final class Buffering implements EmitterConfiguration {
    @Override
    public String name() {
      return ReactionChannel.NAME;
    }

    @Override
    public EmitterFactoryFor emitterType() {
      throw new UnsupportedOperationException();
    }

    @Override
    public OnOverflow.Strategy overflowBufferStrategy() {
      return OnOverflow.Strategy.BUFFER;
    }

    @Override
    public long overflowBufferSize() {
      return -1;
    }

    @Override
    public boolean broadcast() {
      return false;
    }

    @Override
    public int numberOfSubscriberBeforeConnecting() {
      return -1;
    }
  }
}
