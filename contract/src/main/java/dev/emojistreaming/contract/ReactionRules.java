package dev.emojistreaming.contract;

import dev.emojistreaming.contract.ParsedReaction.Malformed;
import dev.emojistreaming.contract.ParsedReaction.Valid;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for each field of one reaction, collected while its JSON is read. Of a field that comes
 * twice the last value other than null counts. For one thread and one reaction.
 */
final class ReactionRules {

  static final int MAX_USER_ID = 128;
  static final int MAX_MESSAGE_ID = 64;

  private static final Pattern ROOM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final EmojiCatalogue catalogue;
  private final Map<ReactionField, FieldError> errors = new EnumMap<>(ReactionField.class);

  private @Nullable String userId;
  private @Nullable String emoji;
  private @Nullable Instant timestamp;
  private String room = Reaction.DEFAULT_ROOM;
  private @Nullable String messageId;
  private @Nullable Instant receivedAt;

  ReactionRules(EmojiCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Takes the value of a field that holds a JSON string. */
  void accept(ReactionField field, String value) {
    errors.remove(field);
    switch (field) {
      case USER_ID -> userId = printable(field, value, MAX_USER_ID);
      case EMOJI_TYPE -> {
        emoji = catalogue.normalise(value);
        require(field, emoji != null, "must be " + catalogue.description());
      }
      case TIMESTAMP -> {
        timestamp = Iso8601.parse(value);
        require(field, timestamp != null, "must be ISO 8601, such as 2026-11-23T18:30:00.250Z");
      }
      case ROOM -> {
        room = value;
        require(field, isRoom(value), "must match " + ROOM);
      }
      case MESSAGE_ID -> messageId = printable(field, value, MAX_MESSAGE_ID);
      case RECEIVED_AT -> receivedAt = Iso8601.parse(value); // ours: a foreign value is no error
    }
  }

  static boolean isRoom(String name) {
    return ROOM.matcher(name).matches();
  }

  /** Takes note of a field that holds a number, a boolean, an array or an object. */
  void refuseType(ReactionField field) {
    if (field != ReactionField.RECEIVED_AT) {
      refuse(field, "must be a string");
    }
  }

  private String printable(ReactionField field, String value, int max) {
    require(
        field, PrintableText.hasLength(value, max), "must be 1–" + max + " printable characters");
    return value;
  }

  private void require(ReactionField field, boolean holds, String rule) {
    if (!holds) {
      refuse(field, rule);
    }
  }

  private void refuse(ReactionField field, String rule) {
    errors.put(field, FieldError.of(field, rule));
  }

  /** The reaction when every rule holds, otherwise all that were broken. */
  ParsedReaction outcome() {
    if (errors.isEmpty() && userId != null && emoji != null && timestamp != null) {
      return new Valid(new Reaction(userId, emoji, timestamp, room, messageId, receivedAt));
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
