package dev.emojistreaming.ingest.channel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages, and how many bytes of them, may be on their way to Kafka at once.
 *
 * <p>A slot is taken when a message is requested, before anyone knows its size, so each slot
 * reserves the bytes of the largest message; the rest is returned when the message arrives. What is
 * requested and what is in flight therefore never exceed the bounds together. Both numbers share
 * one word, the slots in its upper 20 bits, so that they change together. Safe for use by many
 * threads.
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
   * @param maxBytes at least {@code largestMessage}
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

  /**
   * Takes free slots.
   *
   * @return how many, at most {@code wanted}; as many messages must be requested
   */
  int take(int wanted) {
    int granted = 0;
    while (granted < wanted && takeOne()) {
      granted++;
    }
    return granted;
  }

  private boolean takeOne() {
    long before;
    do {
      before = taken.get();
      if ((before >>> BYTES_BITS) >= maxMessages
          || (before & BYTES_MASK) + largestMessage > maxBytes) {
        return false;
      }
    } while (!taken.compareAndSet(before, before + SLOT + largestMessage));
    return true;
  }

  /** A requested message has arrived and has this many bytes. */
  void arrived(int bytes) {
    taken.addAndGet((long) bytes - largestMessage);
  }

  /**
   * A message that had arrived is no longer in flight.
   *
   * @return how many slots are free by number
   */
  int settled(int bytes) {
    return maxMessages - (int) (taken.addAndGet(-SLOT - bytes) >>> BYTES_BITS);
  }
}
