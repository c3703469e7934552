package dev.emojistreaming.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reaction as a client sent it, or as a record of the topic {@code emoji_reactions} states it:
 * valid and normalised.
 *
 * @param userId who reacted: 1–128 printable characters
 * @param emoji the emoji as the {@link EmojiCatalogue} spells it
 * @param timestamp when it happened, as sent; not yet clamped, see {@link EventTime}
 * @param room the event it belongs to: {@code [A-Za-z0-9._-]{1,64}}
 * @param messageId the idempotency key, 1–64 printable characters; null if the sender gave none
 */
public record SentReaction(
    String userId, String emoji, Instant timestamp, String room, @Nullable String messageId) {

  /** The room of a reaction that names none. */
  public static final String DEFAULT_ROOM = "main";

  /**
   * This reaction as ingest stores it, with its event time.
   *
   * @param messageId the sender's, or a new one
   */
  public ReceivedReaction received(String messageId, Instant receivedAt) {
    Instant eventTime = EventTime.clamp(timestamp, receivedAt);
    return new ReceivedReaction(userId, emoji, eventTime, room, messageId, receivedAt);
  }
}
