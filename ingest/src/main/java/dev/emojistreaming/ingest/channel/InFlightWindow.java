package dev.emojistreaming.ingest.channel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the messages in flight to Kafka, by number and by bytes.
 *
 * <p>A slot is taken when a message is requested. Its size is not known then, so the slot reserves
 * the bytes of the largest message; the rest is returned when the message arrives. Therefore
 * requested messages and messages in flight together never exceed the bounds. Both numbers share
 * one word, the slots in its upper 20 bits, so that they change together. Thread-safe.
 */
final class InFlightWindow {

  private static final int BYTES_BITS = 44;
  private static final long SLOT = 1L << BYTES_BITS;
  private static final long BYTES_MASK = SLOT - 1;

  private final int maxMessages;
  private final long maxBytes;
  private final int maxMessageBytes;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Creates a window in which all slots are free.
   *
   * @param maxMessages at most 2^19
   * @param maxBytes raised to {@code maxMessageBytes}, so that one message always fits
   * @param maxMessageBytes bytes of the largest message
   */
  InFlightWindow(int maxMessages, long maxBytes, int maxMessageBytes) {
    this.maxMessages = maxMessages;
    this.maxBytes = Math.max(maxBytes, maxMessageBytes);
    this.maxMessageBytes = maxMessageBytes;
  }

  /** Maximum number of messages that are requested or in flight. */
  int maxMessages() {
    return maxMessages;
  }

  /** Slots that are not taken. */
  int freeSlots() {
    return maxMessages - slots(taken.get());
  }

  /**
   * Takes free slots.
   *
   * @return how many, at most {@code wanted}; the caller must request this many messages
   */
  int take(int wanted) {
    long before;
    int granted;
    do {
      before = taken.get();
      long byBytes = (maxBytes - (before & BYTES_MASK)) / maxMessageBytes;
      granted = (int) Math.min(Math.min(wanted, maxMessages - slots(before)), byBytes);
      if (granted <= 0) {
        return 0;
      }
    } while (!taken.compareAndSet(before, before + granted * (SLOT + maxMessageBytes)));
    return granted;
  }

  /** A requested message has arrived and has this many bytes. */
  void arrived(int bytes) {
    taken.addAndGet((long) bytes - maxMessageBytes);
  }

  /** A message that had arrived is no longer in flight. */
  void settled(int bytes) {
    taken.addAndGet(-SLOT - bytes);
  }

  private static int slots(long word) {
    return (int) (word >>> BYTES_BITS);
  }
}
