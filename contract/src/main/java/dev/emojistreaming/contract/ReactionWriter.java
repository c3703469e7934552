package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes reactions as the JSON records of the topic {@code emoji_reactions}. */
public final class ReactionWriter {

  private static final int TYPICAL_SIZE = 320;

  private ReactionWriter() {}

  /** The reaction in UTF-8; fields that are null are left out. */
  public static byte[] toJson(Reaction reaction) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
    try (JsonGenerator json = Utf8Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField(ReactionField.USER_ID.wireName(), reaction.userId());
      json.writeStringField(ReactionField.EMOJI_TYPE.wireName(), reaction.emoji());
      json.writeStringField(ReactionField.TIMESTAMP.wireName(), reaction.timestamp().toString());
      json.writeStringField(ReactionField.ROOM.wireName(), reaction.room());
      if (reaction.messageId() != null) {
        json.writeStringField(ReactionField.MESSAGE_ID.wireName(), reaction.messageId());
      }
      if (reaction.receivedAt() != null) {
        json.writeStringField(
            ReactionField.RECEIVED_AT.wireName(), reaction.receivedAt().toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
