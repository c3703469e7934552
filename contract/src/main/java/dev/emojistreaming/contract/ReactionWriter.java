package dev.emojistreaming.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes reactions as JSON, with the {@link ReactionField}s in their order. */
public final class ReactionWriter {

  private static final int TYPICAL_SIZE = 320;

  private ReactionWriter() {}

  /** A record of the topic {@code emoji_reactions} in UTF-8. */
  public static byte[] toJson(ReceivedReaction reaction) {
    return toJson(
        reaction.userId(),
        reaction.emoji(),
        reaction.eventTime(),
        null,
        reaction.room(),
        reaction.messageId(),
        reaction.receivedAt());
  }

  /** The body of {@code POST /emoji} in UTF-8, without the fields that the reaction lacks. */
  public static byte[] toJson(SentReaction reaction) {
    return toJson(
        reaction.userId(),
        reaction.emoji(),
        reaction.timestamp(),
        reaction.sentAt(),
        reaction.room(),
        reaction.messageId(),
        null);
  }

  private static byte[] toJson(
      String userId,
      String emoji,
      Instant timestamp,
      @Nullable Instant sentAt,
      String room,
      @Nullable String messageId,
      @Nullable Instant receivedAt) {
    return JsonText.object(
        TYPICAL_SIZE,
        json -> {
          json.writeStringField(ReactionField.USER_ID.wireName(), userId);
          json.writeStringField(ReactionField.EMOJI_TYPE.wireName(), emoji);
          json.writeStringField(ReactionField.TIMESTAMP.wireName(), timestamp.toString());
          if (sentAt != null) {
            json.writeStringField(ReactionField.SENT_AT.wireName(), sentAt.toString());
          }
          json.writeStringField(ReactionField.ROOM.wireName(), room);
          if (messageId != null) {
            json.writeStringField(ReactionField.MESSAGE_ID.wireName(), messageId);
          }
          if (receivedAt != null) {
            json.writeStringField(ReactionField.RECEIVED_AT.wireName(), receivedAt.toString());
          }
        });
  }
}
