package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.counts.Position;
import dev.emojistreaming.feed.counts.Rooms;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The clients that come from a replica which is ahead of this one. They wait until this one has
 * caught up, so that their numbers never decrease; but not for longer than {@link #MAX_WAIT},
 * because an id may be forged.
 */
@Singleton
class AheadClients {

  static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final Rooms rooms;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  private record Waiting(Position position, long deadline, Runnable action) {}

  AheadClients(Rooms rooms) {
    this.rooms = rooms;
  }

  /**
   * Calls the action once the position has been reached, or after {@link #MAX_WAIT}.
   *
   * @param action called on the caller's thread if the position has been reached already, else on
   *     that of {@link #release}
   */
  void await(Position position, Runnable action) {
    if (rooms.position().isBehind(position)) {
      waiting.add(new Waiting(position, System.nanoTime() + MAX_WAIT.toNanos(), action));
    } else {
      action.run();
    }
  }

  /** Calls the actions that are due. Called regularly. */
  void release() {
    if (waiting.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    Position reached = rooms.position();
    waiting.removeIf(
        each -> {
          boolean isDue = now - each.deadline() >= 0 || !reached.isBehind(each.position());
          if (isDue) {
            each.action().run();
          }
          return isDue;
        });
  }
}
