package dev.emojistreaming.spark.record;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.spark.record.Reading.Counts;
import dev.emojistreaming.spark.record.Reading.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record by the contract's rules, which hold for the records of any producer. The result
 * depends on the record and its append time alone. For one thread.
 */
public final class RecordReader {

  /** The reason of a dead letter whose reaction came too late. */
  public static final String LATE = "late";

  private static final String MALFORMED = "malformed: ";

  /** Of a record that Kafka's client cannot read, or that does not fit into the memory. */
  public static final DeadLetter UNREADABLE =
      new DeadLetter(MALFORMED + "the record cannot be read");

  /** Of a record whose value is longer than any reaction. */
  public static final DeadLetter TOO_LONG =
      new DeadLetter(MALFORMED + "the value is longer than 1 MB");

  private final CanonicalReaction canonical;
  private final ReactionParser parser;
  private final AppendTime appended;
  private final ReactionId id;
  private final boolean hashesUsers;
  private long userHigh;
  private long userLow;

  /**
   * @param allowedLateness a reaction that lies further before the broker's append time is a dead
   *     letter
   * @param hashesUsers whether reactions have the hash of their room and user
   */
  public RecordReader(
      EmojiCatalogue catalogue, Duration allowedLateness, IdKey key, boolean hashesUsers) {
    this.hashesUsers = hashesUsers;
    this.canonical = new CanonicalReaction(catalogue);
    this.parser = ReactionParser.ofRecords(catalogue);
    this.appended = new AppendTime(allowedLateness);
    this.id = new ReactionId(key);
  }

  /**
   * Reads a record; never throws.
   *
   * @param value the record's value; null if it has none
   * @param appendMicros the broker's append time, in microseconds since 1970
   */
  public Reading read(byte @Nullable [] value, long appendMicros) {
    if (value == null) {
      return new DeadLetter(MALFORMED + "the record has no value");
    }
    appended.set(appendMicros);
    try {
      return parse(value);
    } catch (RuntimeException e) {
      // A defect here would stop the count at the same record after every start.
      return new DeadLetter(MALFORMED + "reading it failed with " + e.getClass().getSimpleName());
    }
  }

  private Reading parse(byte[] value) {
    return canonical.read(value)
        ? canonical(value)
        : parser.parse(value).fold(this::parsed, RecordReader::malformed);
  }

  private Reading canonical(byte[] value) {
    Instant timestamp = canonical.timestamp();
    if (appended.isLate(timestamp)) {
      return new DeadLetter(LATE);
    }
    id.room(canonical.room()).add(value, canonical.userStart(), canonical.userEnd());
    hashUser();
    id.add(value, canonical.messageIdStart(), canonical.messageIdEnd());
    return identified(canonical.room(), canonical.emoji(), window(timestamp));
  }

  private Reading parsed(SentReaction reaction) {
    if (appended.isLate(reaction.timestamp())) {
      return new DeadLetter(LATE);
    }
    int window = window(reaction.timestamp());
    String messageId = reaction.messageId();
    id.room(reaction.room()).add(reaction.userId());
    hashUser();
    if (messageId == null) {
      return new Counts(reaction.room(), reaction.emoji(), window, false, 0, 0, userHigh, userLow);
    }
    id.add(messageId);
    return identified(reaction.room(), reaction.emoji(), window);
  }

  private void hashUser() {
    if (hashesUsers) {
      id.compute();
      userHigh = id.high();
      userLow = id.low();
    }
  }

  private int window(Instant timestamp) {
    return Window.index(appended.eventTime(timestamp));
  }

  private Counts identified(String room, String emoji, int window) {
    id.compute();
    return new Counts(room, emoji, window, true, id.high(), id.low(), userHigh, userLow);
  }

  private static Reading malformed(List<FieldError> errors) {
    return new DeadLetter(
        errors.stream().map(FieldError::sentence).collect(Collectors.joining("; ", MALFORMED, "")));
  }
}
