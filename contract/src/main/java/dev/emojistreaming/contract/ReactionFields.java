package dev.emojistreaming.contract;

import dev.emojistreaming.contract.ParsedReaction.Malformed;
import dev.emojistreaming.contract.ParsedReaction.Valid;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects and checks the fields of one reaction while its JSON is read. If a field occurs several
 * times, its last value other than null counts. For one thread and one reaction.
 */
final class ReactionFields {

  private final EmojiCatalogue catalogue;
  private final Map<ReactionField, FieldError> errors = new EnumMap<>(ReactionField.class);

  private @Nullable String userId;
  private @Nullable String emoji;
  private @Nullable Instant timestamp;
  private String room = SentReaction.DEFAULT_ROOM;
  private @Nullable String messageId;
  private @Nullable Instant sentAt;

  /**
   * @param user of a reaction that names none; null if it must name one
   */
  ReactionFields(EmojiCatalogue catalogue, @Nullable String user) {
    this.catalogue = catalogue;
    this.userId = user;
  }

  /** Accepts the value of a field that holds a JSON string. */
  void accept(ReactionField field, String value) {
    errors.remove(field);
    switch (field) {
      case USER_ID -> {
        userId = value;
        require(field, ReactionRules.isUserId(value), printable(ReactionRules.MAX_USER_ID));
      }
      case EMOJI_TYPE -> {
        emoji = catalogue.normalise(value);
        require(field, emoji != null, "must be " + catalogue.description());
      }
      case TIMESTAMP -> {
        timestamp = Iso8601.parse(value);
        require(field, timestamp != null, "must be " + Iso8601.PROFILE);
      }
      case ROOM -> {
        room = value;
        require(field, ReactionRules.isRoom(value), "must " + ReactionRules.ROOM);
      }
      case MESSAGE_ID -> {
        messageId = value;
        require(field, ReactionRules.isMessageId(value), printable(ReactionRules.MAX_MESSAGE_ID));
      }
      case SENT_AT -> {
        sentAt = Iso8601.parse(value);
        require(field, sentAt != null, "must be " + Iso8601.PROFILE);
      }
      case RECEIVED_AT -> {} // every parser ignores it
    }
  }

  /** Refuses a field that holds a number, a boolean, an array or an object. */
  void refuseType(ReactionField field) {
    refuse(field, "must be a string");
  }

  private static String printable(int max) {
    return "must be 1–" + max + " printable characters";
  }

  private void require(ReactionField field, boolean holds, String rule) {
    if (!holds) {
      refuse(field, rule);
    }
  }

  private void refuse(ReactionField field, String rule) {
    errors.put(field, FieldError.of(field, rule));
  }

  /** The reaction if every rule holds, otherwise an error for each bad field. */
  ParsedReaction outcome() {
    if (errors.isEmpty() && userId != null && emoji != null && timestamp != null) {
      return new Valid(new SentReaction(userId, emoji, timestamp, room, messageId, sentAt));
    }
    requirePresent(ReactionField.USER_ID, userId);
    requirePresent(ReactionField.EMOJI_TYPE, emoji);
    requirePresent(ReactionField.TIMESTAMP, timestamp);
    return new Malformed(List.copyOf(errors.values()));
  }

  private void requirePresent(ReactionField field, @Nullable Object value) {
    if (value == null) {
      errors.putIfAbsent(field, FieldError.of(field, "is required"));
    }
  }
}
