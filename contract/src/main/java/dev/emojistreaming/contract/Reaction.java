package dev.emojistreaming.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One tap of one person, valid and normalised: one JSON record of the topic {@code
 * emoji_reactions}.
 *
 * @param userId who reacted: 1–128 printable characters
 * @param emoji the emoji as the {@link EmojiCatalogue} spells it
 * @param timestamp when it happened, by the client's clock; not yet clamped, see {@link EventTime}
 * @param room the event it belongs to: {@code [A-Za-z0-9._-]{1,64}}
 * @param messageId the idempotency key, 1–64 printable characters; null in records of other
 *     producers
 * @param receivedAt when ingest received it; null in records of other producers
 */
public record Reaction(
    String userId,
    String emoji,
    Instant timestamp,
    String room,
    @Nullable String messageId,
    @Nullable Instant receivedAt) {

  /** The room of a reaction that names none. */
  public static final String DEFAULT_ROOM = "main";

  /** This reaction as ingest takes it over: with an idempotency key, a receipt and a sane clock. */
  public Reaction received(String messageId, Instant receivedAt) {
    return new Reaction(
        userId, emoji, EventTime.clamp(timestamp, receivedAt), room, messageId, receivedAt);
  }
}
