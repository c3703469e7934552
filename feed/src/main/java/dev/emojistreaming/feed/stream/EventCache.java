package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.counts.Position;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The first events that were written since the last tick, of bounded size. Thread-safe. */
final class EventCache {

  private static final long MAX_BYTES = 16L * 1024 * 1024;

  /** Memory of a key and an entry, at most, apart from the room's name. */
  private static final int ENTRY = 1_024;

  private volatile Generation latest = new Generation(-1);

  /**
   * Clients with the same question get the same event.
   *
   * @param since the position of the client's last event; empty for a snapshot
   */
  record Question(String room, Optional<Position> since) {}

  private static final class Generation {
    private final long tickNumber;
    private final Map<Question, StreamEvent> events = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    private Generation(long tickNumber) {
      this.tickNumber = tickNumber;
    }
  }

  @Nullable StreamEvent get(long tickNumber, Question question) {
    Generation generation = latest;
    return generation.tickNumber == tickNumber ? generation.events.get(question) : null;
  }

  /** Keeps an event until the next tick, if there is space. */
  void put(long tickNumber, Question question, StreamEvent event) {
    Generation generation = latest;
    if (generation.tickNumber != tickNumber) {
      generation = new Generation(tickNumber);
      latest = generation;
    }
    long size = ENTRY + 2L * question.room().length() + event.memory();
    if (generation.bytes.addAndGet(size) <= MAX_BYTES) {
      generation.events.put(question, event);
    } else {
      generation.bytes.addAndGet(-size);
    }
  }
}
