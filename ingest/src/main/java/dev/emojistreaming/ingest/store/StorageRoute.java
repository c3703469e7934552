package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.channel.ReactionChannel;
import dev.emojistreaming.ingest.kafka.Delivery;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.overflow.Overflow;
import dev.emojistreaming.ingest.ticket.Settlement;
import jakarta.inject.Singleton;

/**
 * Decides where a reaction is stored. Thread-safe; never blocks.
 *
 * <p>Reactions go to Kafka through the channel. They go to the overflow when Kafka is known to be
 * away, so that no client waits for a timeout; when the channel is full or three quarters of the
 * bytes are in use, because Kafka is slow; and when Kafka does not acknowledge them within the
 * delivery timeout.
 */
@Singleton
class StorageRoute {

  private final ReactionChannel channel;
  private final KafkaAvailability kafka;
  private final Overflow overflow;
  private final MemoryBounds memory;

  StorageRoute(
      ReactionChannel channel, KafkaAvailability kafka, Overflow overflow, MemoryBounds memory) {
    this.channel = channel;
    this.kafka = kafka;
    this.overflow = overflow;
    this.memory = memory;
  }

  /** Whether Kafka or the overflow is expected to store a reaction that is handed over now. */
  boolean isOpen() {
    return kafka.acceptsRecords() || overflow.isOpen();
  }

  /** Whether the overflow accepts reactions. */
  boolean isOverflowOpen() {
    return overflow.isOpen();
  }

  /** Hands a reaction over to the channel or the overflow. */
  void handOver(byte[] record, Settlement settlement) {
    boolean crowded = memory.isCrowdedByBytes() && overflow.isOpen();
    if (!kafka.acceptsRecords() || crowded) {
      keepInOverflow(record, settlement);
    } else if (!channel.send(record, new ChannelDelivery(record, settlement))) {
      storeWhenChannelIsFull(record, settlement);
    }
  }

  private void storeWhenChannelIsFull(byte[] record, Settlement settlement) {
    if (overflow.isOpen()) {
      keepInOverflow(record, settlement);
    } else {
      settlement.rejected(Rejection.BUFFER_FULL);
    }
  }

  private void keepInOverflow(byte[] record, Settlement settlement) {
    overflow.keep(
        record,
        outcome -> {
          switch (outcome) {
            case KEPT -> settlement.storedInOverflow();
            case FULL -> settlement.rejected(Rejection.OVERFLOW_FULL);
            case FAILED -> settlement.rejected(Rejection.OVERFLOW_FAILED);
          }
        });
  }

  /** Sends a reaction to the overflow when Kafka does not acknowledge it. */
  private final class ChannelDelivery implements Delivery {

    private final byte[] record;
    private final Settlement settlement;

    ChannelDelivery(byte[] record, Settlement settlement) {
      this.record = record;
      this.settlement = settlement;
    }

    @Override
    public void acknowledged() {
      settlement.storedInKafka();
    }

    @Override
    public void failed(Throwable cause) {
      keepInOverflow(record, settlement);
    }
  }
}
