package dev.emojistreaming.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.fuzzkit.FuzzCase;
import dev.emojistreaming.ingest.store.EventTimeRule.Decision;
import dev.emojistreaming.ingest.store.EventTimeRule.Decision.Counts;
import dev.emojistreaming.ingest.store.EventTimeRule.Decision.TooOld;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/** Each input is the allowed lateness, the age by the timestamp, and perhaps the one by sent_at. */
class EventTimeRuleFuzzTest extends FuzzCase {

  private static final Instant RECEIVED = Instant.parse("2026-11-23T18:30:00Z");
  private static final int HOUR = 3_600_000;

  EventTimeRuleFuzzTest() {
    super(EventTimeRule.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return Stream.of(
        input(HOUR, 0),
        input(HOUR, 55 * 60_000),
        input(HOUR, 55 * 60_000 + 1),
        input(HOUR, -1_000),
        input(HOUR, -1_001),
        input(HOUR, 0, 7 * HOUR),
        input(HOUR, 2 * HOUR, 0),
        input(HOUR, -2_000, -1_000),
        input(HOUR, -2_001, -1_000),
        input(60_000, 30_000),
        input(60_000, 30_001, 0),
        input(10 * 60_000, 5 * 60_000, 0));
  }

  private static byte[] input(int... millis) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * millis.length);
    Arrays.stream(millis).forEach(bytes::putInt);
    return bytes.array();
  }

  @Override
  protected void check(byte[] input) {
    ByteBuffer numbers = ByteBuffer.wrap(Arrays.copyOf(input, Math.max(8, input.length)));
    long lateness = Math.abs((long) numbers.getInt());
    long timestampAge = numbers.getInt();
    Long sentAge = numbers.remaining() < 4 ? null : (long) numbers.getInt();
    SentReaction reaction =
        new SentReaction(
            "u",
            "👍",
            RECEIVED.minusMillis(timestampAge),
            "main",
            null,
            sentAge == null ? null : RECEIVED.minusMillis(sentAge));
    EventTimeRule rule = new EventTimeRule(Duration.ofMillis(lateness));
    assertThat(rule.decide(reaction, RECEIVED, true)).isInstanceOf(Counts.class);
    Decision decision = rule.decide(reaction, RECEIVED, false);
    long age = sentAge == null ? timestampAge : timestampAge - sentAge;
    double maxAge = lateness - Math.min(lateness / 2.0, 300_000);
    if (age > maxAge && sentAge != null) {
      assertThat(decision).isInstanceOf(TooOld.class);
      assertThat(((TooOld) decision).error().field()).isEqualTo("timestamp");
    } else if (age > maxAge || age < -1_000) {
      assertThat(decision).isEqualTo(new Counts(RECEIVED, true));
    } else {
      assertThat(decision).isEqualTo(new Counts(RECEIVED.minusMillis(age), false));
    }
  }
}
