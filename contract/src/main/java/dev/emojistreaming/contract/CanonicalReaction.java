package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads reactions in the very form in which {@link ReactionWriter} writes them, several times
 * faster than {@link ReactionParser}: field after field at its place, nothing escaped, no object
 * made for what was seen before.
 *
 * <p>It takes only what {@link ReactionParser} would take too, and means the same by it; anything
 * else it declines, also what is valid in another form. For one thread; a reaction's fields can be
 * asked for until the next is read.
 */
public final class CanonicalReaction {

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

  /** Takes the reactions of a catalogue, in the one spelling of each. */
  public CanonicalReaction(EmojiCatalogue catalogue) {
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
  public boolean read(byte[] canonical) {
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

  public String emoji() {
    return emoji;
  }

  public String room() {
    return room;
  }

  /** When it happened, by the client's clock. */
  public Instant timestamp() {
    return timestamp.toInstant();
  }

  /** Where in the bytes the user's id begins; it is plain ASCII. */
  public int userStart() {
    return userStart;
  }

  /** The index after the user's id. */
  public int userEnd() {
    return userEnd;
  }

  /** Where in the bytes the message's id begins; it is plain ASCII. */
  public int messageIdStart() {
    return messageIdStart;
  }

  /** The index after the message's id. */
  public int messageIdEnd() {
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

  /** ASCII without blanks, quotes and backslashes: printable whatever the rules say of the rest. */
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
