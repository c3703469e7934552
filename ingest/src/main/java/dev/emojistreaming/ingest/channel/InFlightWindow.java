package dev.emojistreaming.ingest.channel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages, and how many bytes of them, may be in flight to Kafka at once.
 *
 * <p>A slot is taken when a message is requested. Its size is not known then, so the slot reserves
 * the bytes of the largest message; the rest is returned when the message arrives. Hence requested
 * messages and messages in flight together never exceed the bounds. Both numbers share one word,
 * the slots in its upper 20 bits, so that they change together. Safe for use by many threads.
 */
final class InFlightWindow {

  private static final int BYTES_BITS = 44;
  private static final long SLOT = 1L << BYTES_BITS;
  private static final long BYTES_MASK = SLOT - 1;

  private final int maxMessages;
  private final long maxBytes;
  private final int largestMessage;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param maxMessages at most 2^19
   * @param maxBytes raised to {@code largestMessage}, so that one message always fits
   * @param largestMessage bytes of the largest message
   */
  InFlightWindow(int maxMessages, long maxBytes, int largestMessage) {
    this.maxMessages = maxMessages;
    this.maxBytes = Math.max(maxBytes, largestMessage);
    this.largestMessage = largestMessage;
  }

  /** Most messages that may be requested or in flight. */
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
   * @return how many, at most {@code wanted}; as many messages must be requested
   */
  int take(int wanted) {
    long before;
    int granted;
    do {
      before = taken.get();
      long byBytes = (maxBytes - (before & BYTES_MASK)) / largestMessage;
      granted = (int) Math.min(Math.min(wanted, maxMessages - slots(before)), byBytes);
      if (granted <= 0) {
        return 0;
      }
    } while (!taken.compareAndSet(before, before + granted * (SLOT + largestMessage)));
    return granted;
  }

  /** A requested message has arrived and has this many bytes. */
  void arrived(int bytes) {
    taken.addAndGet((long) bytes - largestMessage);
  }

  /** A message that had arrived is no longer in flight. */
  void settled(int bytes) {
    taken.addAndGet(-SLOT - bytes);
  }

  private static int slots(long word) {
    return (int) (word >>> BYTES_BITS);
  }
}
