package dev.emojistreaming.ingest.channel;

import dev.emojistreaming.ingest.kafka.Delivery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * A reaction in the channel: its acknowledgement calls a {@link Delivery}, and it remembers when it
 * was sent.
 */
final class ReactionMessage implements Message<byte[]> {

  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final byte[] record;
  private final Delivery delivery;
  private final Metadata metadata;
  private final long sentAtNanos;

  ReactionMessage(byte[] record, Delivery delivery) {
    this(record, delivery, Metadata.empty(), System.nanoTime());
  }

  private ReactionMessage(byte[] record, Delivery delivery, Metadata metadata, long sentAtNanos) {
    this.record = record;
    this.delivery = delivery;
    this.metadata = metadata;
    this.sentAtNanos = sentAtNanos;
  }

  /** Whether it has been in the channel for longer than this. */
  boolean isOlderThan(Duration age) {
    return System.nanoTime() - sentAtNanos > age.toNanos();
  }

  @Override
  public byte[] getPayload() {
    return record;
  }

  @Override
  public Metadata getMetadata() {
    return metadata;
  }

  /** Called by the emitter, which adds the context of its caller. */
  @Override
  public Message<byte[]> addMetadata(Object more) {
    return new ReactionMessage(record, delivery, metadata.with(more), sentAtNanos);
  }

  @Override
  public Function<Metadata, CompletionStage<Void>> getAckWithMetadata() {
    return this::ack;
  }

  @Override
  public BiFunction<Throwable, Metadata, CompletionStage<Void>> getNackWithMetadata() {
    return this::nack;
  }

  @Override
  public CompletionStage<Void> ack(Metadata ignored) {
    delivery.acknowledged();
    return DONE;
  }

  @Override
  public CompletionStage<Void> nack(Throwable cause, Metadata ignored) {
    delivery.failed(cause);
    return DONE;
  }
}
