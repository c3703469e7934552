package dev.emojistreaming.feed;

import dev.emojistreaming.contract.setting.DurationText;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;

/** Checks the settings that depend on each other, at start. */
final class FeedConfigCheck {

  void check(@Observes @Priority(1) StartupEvent event, FeedConfig config) {
    require(config);
  }

  /**
   * Does nothing when the settings fit together.
   *
   * @throws InvalidSettingException naming the variable and its bound
   */
  static void require(FeedConfig config) {
    if (config.snapshot().compareTo(config.retention()) > 0) {
      throw new InvalidSettingException(
          "FEED_SNAPSHOT",
          "at most FEED_RETENTION (%s)".formatted(DurationText.format(config.retention())),
          DurationText.format(config.snapshot()));
    }
  }
}
