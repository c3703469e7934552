package dev.emojistreaming.feed;

import dev.emojistreaming.contract.Window;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Refuses to start with a setting that is out of bounds, by its name. */
final class FeedConfigCheck {

  private static final int MIB = 1024 * 1024;

  void check(@Observes @Priority(1) StartupEvent event, FeedConfig config) {
    require(config);
  }

  /**
   * Does nothing when all is in bounds.
   *
   * @throws IllegalArgumentException naming the setting and its bounds
   */
  static void require(FeedConfig config) {
    requireSpan("feed.tick", config.tick(), Duration.ofMillis(100), Duration.ofMinutes(1));
    requireSpan("feed.retention", config.retention(), Duration.ofMinutes(1), Duration.ofDays(7));
    requireSpan("feed.snapshot", config.snapshot(), Window.LENGTH, config.retention());
    requireSpan(
        "feed.heartbeat", config.heartbeat(), Duration.ofSeconds(1), Duration.ofSeconds(45));
    requireSpan(
        "feed.stale-after", config.staleAfter(), Duration.ofSeconds(2), Duration.ofHours(1));
    requireNumber("feed.max-counts", config.maxCounts(), 1_000, Integer.MAX_VALUE);
    requireNumber("feed.top", config.top(), 1, 1_000);
    requireNumber("feed.client-buffer", config.clientBuffer(), 4_096, 64 * MIB);
  }

  private static void requireSpan(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, not %s".formatted(name, text(least), text(most), text(value)));
    }
  }

  /** As it is written in a setting: without the PT of ISO 8601. */
  private static String text(Duration value) {
    return value.toString().substring(2);
  }

  private static void requireNumber(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, not %d".formatted(name, least, most, value));
    }
  }
}
