package dev.emojistreaming.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reaction as a client sent it, or as a record of the topic {@code emoji_reactions} states it:
 * valid and normalised.
 *
 * @param userId who reacted: 1–128 printable characters
 * @param emoji the emoji as the {@link EmojiCatalogue} spells it
 * @param timestamp when it happened by the device's clock; ingest decides whether it is the event
 *     time
 * @param room the event it belongs to: {@code [A-Za-z0-9._-]{1,64}}
 * @param messageId the idempotency key, 1–64 printable characters; null if the sender gave none
 * @param sentAt when the device sent it, by the same clock as {@code timestamp}; null if the sender
 *     gave none
 */
public record SentReaction(
    String userId,
    String emoji,
    Instant timestamp,
    String room,
    @Nullable String messageId,
    @Nullable Instant sentAt) {

  /** The room of a reaction that names none. */
  public static final String DEFAULT_ROOM = "main";

  /** A reaction whose sender did not state when it was sent. */
  public SentReaction(
      String userId, String emoji, Instant timestamp, String room, @Nullable String messageId) {
    this(userId, emoji, timestamp, room, messageId, null);
  }

  /**
   * This reaction as ingest stores it.
   *
   * @param messageId the sender's, or a new one
   * @param eventTime when it counts as having happened
   */
  public ReceivedReaction received(String messageId, Instant eventTime, Instant receivedAt) {
    return new ReceivedReaction(userId, emoji, eventTime, room, messageId, receivedAt);
  }
}
