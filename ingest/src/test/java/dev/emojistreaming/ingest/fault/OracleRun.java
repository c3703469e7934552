package dev.emojistreaming.ingest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.SentReaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The reactions of one run of the {@link DeliveryOracle}. The due time and the content of each are
 * functions of its number alone, so that any copy can be checked exactly.
 *
 * @param id prefix of all message ids
 * @param start due time of number 0
 * @param rate reactions per second
 */
record OracleRun(String id, Instant start, int rate) {

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final Pattern MESSAGE_ID = Pattern.compile("(oracle-[0-9a-f]{8})-([0-9]{1,9})");
  private static final List<String> EMOJIS =
      List.of("👍", "🔥", "😂", "❤️", "🎉", "👨‍👩‍👧‍👦", "🇪🇺");
  private static final int USERS = 10_007;
  private static final int ROOMS = 3;

  /** A run with a random id. */
  static OracleRun starting(Instant start, int rate) {
    return new OracleRun(
        "oracle-%08x".formatted(ThreadLocalRandom.current().nextInt()), start, rate);
  }

  /** The due time of a reaction, in nanoseconds since the start. */
  long dueNanos(int number) {
    return (number * NANOS_PER_SECOND + rate - 1) / rate;
  }

  /** The number of reactions due at this time or earlier; 0 before the start. */
  int dueBy(long nanosSinceStart) {
    if (nanosSinceStart < 0) {
      return 0;
    }
    Duration time = Duration.ofNanos(nanosSinceStart);
    return Math.toIntExact(
        time.getSeconds() * rate + time.getNano() * (long) rate / NANOS_PER_SECOND + 1);
  }

  /** The number of reactions due at this time or earlier. */
  int dueBy(Instant moment) {
    return dueBy(Duration.between(start, moment).toNanos());
  }

  SentReaction reaction(int number) {
    return new SentReaction(
        "fan-" + number % USERS,
        EMOJIS.get(number % EMOJIS.size()),
        start.plusNanos(dueNanos(number)),
        "room-" + number % ROOMS,
        id + "-" + number);
  }

  /** The body of a request. The contract's writer is not used, because it is under test too. */
  byte[] json(int number) {
    SentReaction reaction = reaction(number);
    String json =
        "{\"user_id\":\""
            + reaction.userId()
            + "\",\"emoji_type\":\""
            + reaction.emoji()
            + "\",\"timestamp\":\""
            + reaction.timestamp()
            + "\",\"room\":\""
            + reaction.room()
            + "\",\"message_id\":\""
            + reaction.messageId()
            + "\"}";
    return json.getBytes(UTF_8);
  }

  /** The body of a batch: {@code count} reactions from {@code first} on. */
  byte[] jsonArray(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> new String(json(number), UTF_8))
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(UTF_8);
  }

  /** Whether a message id is one of another run. */
  boolean isOfAnother(String messageId) {
    Matcher matcher = MESSAGE_ID.matcher(messageId);
    return matcher.matches() && !matcher.group(1).equals(id);
  }

  /** The reaction's number, from a message id of this run. */
  OptionalInt number(String messageId) {
    Matcher matcher = MESSAGE_ID.matcher(messageId);
    return matcher.matches() && matcher.group(1).equals(id)
        ? OptionalInt.of(Integer.parseInt(matcher.group(2)))
        : OptionalInt.empty();
  }
}
