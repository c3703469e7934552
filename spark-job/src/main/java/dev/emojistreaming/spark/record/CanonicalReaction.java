package dev.emojistreaming.spark.record;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.CanonicalTime;
import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.ReactionRules;
import dev.emojistreaming.contract.ReactionWriter;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads reactions in exactly the form in which {@link ReactionWriter} writes them, several times
 * faster than {@link ReactionParser}: fields in their order, nothing escaped, no new object for an
 * emoji or a room that was seen before.
 *
 * <p>It accepts only records that {@link ReactionParser} accepts, with the same meaning. It
 * declines all others, including valid records in another form. For one thread; a reaction's fields
 * are valid until the next is read.
 */
final class CanonicalReaction {

  private static final byte[] USER_ID = "{\"user_id\":\"".getBytes(US_ASCII);
  private static final byte[] EMOJI_TYPE = "\",\"emoji_type\":\"".getBytes(US_ASCII);
  private static final byte[] TIMESTAMP = "\",\"timestamp\":\"".getBytes(US_ASCII);
  private static final byte[] ROOM = "\",\"room\":\"".getBytes(US_ASCII);
  private static final byte[] MESSAGE_ID = "\",\"message_id\":\"".getBytes(US_ASCII);
  private static final byte[] RECEIVED_AT = "\",\"received_at\":\"".getBytes(US_ASCII);
  private static final byte[] END = "\"}".getBytes(US_ASCII);

  private final KnownTexts emojis;
  private final KnownTexts rooms;
  private final CanonicalTime timestamp = new CanonicalTime();
  private final CanonicalTime receivedAt = new CanonicalTime();

  private byte[] json = new byte[0];
  private int at;
  private String emoji = "";
  private String room = "";
  private int userStart;
  private int userEnd;
  private int messageIdStart;
  private int messageIdEnd;

  /** Accepts the emojis of a catalogue, each in its normalised spelling. */
  CanonicalReaction(EmojiCatalogue catalogue) {
    emojis =
        new KnownTexts(
            bytes -> {
              String text = new String(bytes, UTF_8);
              return text.equals(catalogue.normalise(text)) ? text : null;
            });
    rooms =
        new KnownTexts(
            bytes -> {
              String text = new String(bytes, UTF_8);
              return ReactionRules.isRoom(text) ? text : null;
            });
  }

  /** Whether the bytes are a reaction in canonical form. */
  boolean read(byte[] canonical) {
    json = canonical;
    at = 0;
    if (!skip(USER_ID)) {
      return false;
    }
    userStart = at;
    userEnd = endOfPlainText(ReactionRules.MAX_USER_ID);
    if (userEnd < 0 || !skip(EMOJI_TYPE)) {
      return false;
    }
    String knownEmoji = known(emojis);
    if (knownEmoji == null || !skip(TIMESTAMP) || !time(timestamp) || !skip(ROOM)) {
      return false;
    }
    String knownRoom = known(rooms);
    if (knownRoom == null || !skip(MESSAGE_ID)) {
      return false;
    }
    messageIdStart = at;
    messageIdEnd = endOfPlainText(ReactionRules.MAX_MESSAGE_ID);
    if (messageIdEnd < 0 || !skip(RECEIVED_AT) || !time(receivedAt) || !skip(END)) {
      return false;
    }
    emoji = knownEmoji;
    room = knownRoom;
    return at == json.length;
  }

  String emoji() {
    return emoji;
  }

  String room() {
    return room;
  }

  /** The record's {@code timestamp}. */
  Instant timestamp() {
    return timestamp.toInstant();
  }

  /** The index of the first byte of the user id, which is plain ASCII. */
  int userStart() {
    return userStart;
  }

  /** The index after the user id. */
  int userEnd() {
    return userEnd;
  }

  /** The index of the first byte of the message id, which is plain ASCII. */
  int messageIdStart() {
    return messageIdStart;
  }

  /** The index after the message id. */
  int messageIdEnd() {
    return messageIdEnd;
  }

  private boolean skip(byte[] expected) {
    int end = at + expected.length;
    if (end > json.length || !Arrays.equals(json, at, end, expected, 0, expected.length)) {
      return false;
    }
    at = end;
    return true;
  }

  /** ASCII without blanks, quotes and backslashes: a subset of the printable characters. */
  private int endOfPlainText(int max) {
    int start = at;
    int limit = Math.min(json.length, start + max + 1);
    for (int i = start; i < limit; i++) {
      byte c = json[i];
      if (c == '"') {
        at = i;
        return i > start ? i : -1;
      }
      if (c <= ' ' || c == '\\' || c == 0x7F) {
        return -1;
      }
    }
    return -1;
  }

  private @Nullable String known(KnownTexts texts) {
    int start = at;
    int hash = 0;
    for (int i = start; i < json.length; i++) {
      byte c = json[i];
      if (c == '"') {
        at = i;
        return texts.find(json, start, i, hash);
      }
      if (c == '\\' || (c >= 0 && c < ' ')) {
        return null;
      }
      hash = 31 * hash + c;
    }
    return null;
  }

  private boolean time(CanonicalTime time) {
    int end = time.read(json, at);
    if (end < 0) {
      return false;
    }
    at = end;
    return true;
  }
}
