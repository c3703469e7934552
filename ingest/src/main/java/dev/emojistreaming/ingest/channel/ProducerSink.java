package dev.emojistreaming.ingest.channel;

import dev.emojistreaming.ingest.kafka.Delivery;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The end of the channel: hands each message to Kafka's producer, acknowledges it when Kafka
 * acknowledges the record, and negatively acknowledges it otherwise.
 *
 * <p>It follows three rules, because SmallRye's emitter discards its buffer when the channel is
 * cancelled, and cancels the channel when its subscriber throws:
 *
 * <ul>
 *   <li>It never cancels and never throws.
 *   <li>It requests only what the {@link InFlightWindow} has slots for; the rest waits in the
 *       emitter's buffer, which is bounded.
 *   <li>While Kafka is known to be away every message is negatively acknowledged immediately.
 *       Otherwise the buffer would wait for one delivery timeout after another.
 * </ul>
 *
 * <p>A message that has waited in the buffer for the delivery timeout is negatively acknowledged
 * too: its client has waited long enough.
 *
 * <p>A request makes a thread deliver messages from the buffer: the requesting thread, or one that
 * is delivering already. One request is for at most {@link #MAX_REQUEST} messages, so that Kafka's
 * I/O thread delivers few of them between two responses. A slot that becomes free while its message
 * is being delivered is requested by another thread; otherwise one thread would deliver the whole
 * buffer in one go while Kafka is away. A request has the same cost as handing a message over, so
 * the sink waits until several slots are free.
 *
 * <p>It implements Mutiny's own subscriber type: Mutiny would wrap any other, at a cost for each
 * message.
 */
final class ProducerSink implements MultiSubscriber<Message<byte[]>> {

  /** Maximum number of messages in one request. */
  static final int MAX_REQUEST = 64;

  private static final Logger LOG = Logger.getLogger(ProducerSink.class);
  private static final Headers NO_HEADERS = new RecordHeaders();

  /** Sends a record without blocking, and notifies the delivery. */
  interface RecordSender {
    void send(byte[] record, Headers headers, Delivery delivery);
  }

  private enum Phase {
    DELIVERING,
    IN_FLIGHT,
    SETTLED
  }

  private final RecordSender sender;
  private final BooleanSupplier kafkaAcceptsRecords;
  private final InFlightWindow window;
  private final ChannelMetrics metrics;
  private final Duration deliveryTimeout;
  private final Executor otherThread;
  private final int minRequest;
  private final AtomicBoolean refilling = new AtomicBoolean();
  private volatile Flow.@Nullable Subscription subscription;

  /**
   * @param kafkaAcceptsRecords whether a record sent now is expected to be acknowledged
   * @param deliveryTimeout how long a message may wait in the buffer
   * @param otherThread runs requests that must not run on the thread that delivers a message
   */
  ProducerSink(
      RecordSender sender,
      BooleanSupplier kafkaAcceptsRecords,
      InFlightWindow window,
      ChannelMetrics metrics,
      Duration deliveryTimeout,
      Executor otherThread) {
    this.sender = sender;
    this.kafkaAcceptsRecords = kafkaAcceptsRecords;
    this.window = window;
    this.metrics = metrics;
    this.deliveryTimeout = deliveryTimeout;
    this.otherThread = otherThread;
    this.minRequest = Math.max(1, Math.min(MAX_REQUEST, window.maxMessages() / MAX_REQUEST));
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    requestAll();
  }

  @Override
  public void onItem(Message<byte[]> message) {
    try {
      metrics.leavesBuffer();
      InFlight sent = new InFlight(message, message.getPayload().length);
      window.arrived(sent.bytes);
      handOver(message, sent);
      sent.handedOver();
    } catch (RuntimeException | Error e) {
      LOG.errorf("channel=error; the reaction goes to the overflow: %s", e);
      message.nack(e);
    }
  }

  private void handOver(Message<byte[]> message, InFlight sent) {
    if (!kafkaAcceptsRecords.getAsBoolean()) {
      sent.failed(new BrokerNotAvailableException("Kafka is known to be away"));
    } else if (message instanceof ReactionMessage reaction
        && reaction.isOlderThan(deliveryTimeout)) {
      sent.failed(new TimeoutException("the reaction waited in the channel for too long"));
    } else {
      send(message, sent);
    }
  }

  private void send(Message<byte[]> message, InFlight sent) {
    try {
      sender.send(message.getPayload(), headers(message), sent);
    } catch (RuntimeException | Error e) {
      sent.failed(e);
    }
  }

  private static Headers headers(Message<byte[]> message) {
    return message
        .getMetadata(OutgoingKafkaRecordMetadata.class)
        .<Headers>map(OutgoingKafkaRecordMetadata::getHeaders)
        .orElse(NO_HEADERS);
  }

  @Override
  public void onFailure(Throwable failure) {
    LOG.error(
        "channel=failed; new reactions go to the overflow until ingest is restarted", failure);
  }

  @Override
  public void onCompletion() {
    LOG.error("channel=completed; new reactions go to the overflow until ingest is restarted");
  }

  /** Requests as many messages as there are free slots, {@link #MAX_REQUEST} at a time. */
  private void requestAll() {
    while (requestOnce() == MAX_REQUEST) {
      // until the window is full
    }
  }

  private int requestOnce() {
    int slots = window.take(MAX_REQUEST);
    Flow.Subscription upstream = subscription;
    if (slots > 0 && upstream != null) {
      upstream.request(slots);
    }
    return slots;
  }

  /** Makes another thread request as many messages as there are free slots. */
  private void requestElsewhere() {
    if (!refilling.compareAndSet(false, true)) {
      return;
    }
    try {
      otherThread.execute(this::requestAndContinueElsewhere);
    } catch (RejectedExecutionException e) { // the process is stopping
      refilling.set(false);
      requestOnce();
    }
  }

  private void requestAndContinueElsewhere() {
    refilling.set(false);
    if (requestOnce() == MAX_REQUEST) {
      requestElsewhere();
    }
  }

  /** A message that was handed to the producer; settled once, by the first signal. */
  private final class InFlight implements Delivery {

    private final Message<byte[]> message;
    private final int bytes;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.DELIVERING);

    InFlight(Message<byte[]> message, int bytes) {
      this.message = message;
      this.bytes = bytes;
    }

    @Override
    public void acknowledged() {
      settle(message::ack);
    }

    @Override
    public void failed(Throwable cause) {
      settle(() -> message.nack(cause));
    }

    /** The producer has the message, or it is settled already. */
    void handedOver() {
      if (!phase.compareAndSet(Phase.DELIVERING, Phase.IN_FLIGHT)) {
        requestElsewhere();
      }
    }

    private void settle(Runnable signal) {
      Phase before = phase.getAndSet(Phase.SETTLED);
      if (before == Phase.SETTLED) {
        return;
      }
      try {
        signal.run();
      } catch (RuntimeException | Error e) {
        LOG.errorf(e, "channel=error; the acknowledgement of a reaction failed");
      }
      metrics.settled();
      window.settled(bytes);
      if (before == Phase.IN_FLIGHT && window.freeSlots() >= minRequest) {
        requestOnce();
      }
    }
  }
}
