package dev.emojistreaming.spark.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.spark.record.Reading.Counts;
import dev.emojistreaming.spark.record.Reading.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {

  private static final Instant APPENDED = Instant.parse("2026-11-23T12:00:00Z");
  private static final IdKey KEY = new IdKey(1, 2);

  @Test
  void recordWithTheThreeOriginalFieldsCounts() {
    assertThat(read("{'user_id':'u','emoji_type':'❤','timestamp':'2026-11-23T11:59:58.5'}"))
        .isEqualTo(
            new Counts("main", "❤️", Window.index(APPENDED.minusSeconds(2)), false, 0, 0, 0, 0));
  }

  @Test
  void spellingDoesNotChangeTheIdOfAReactionOfIngest() {
    ReceivedReaction reaction = new ReceivedReaction("ü", "👍", APPENDED, "r", "m", APPENDED);
    Counts written = counts(ReactionWriter.toJson(reaction));
    assertThat(written.identified()).isTrue();
    assertThat(
            read(
                "{'message_id':'m', 'room':'r',"
                    + " 'timestamp':'2026-11-23T12:00:00','user_id':'ü','emoji_type':'👍'}"))
        .isEqualTo(written);
  }

  @Test
  void canonicalAndFreeFormHaveTheSameId() {
    ReceivedReaction reaction = new ReceivedReaction("u", "👍", APPENDED, "r", "m", APPENDED);
    byte[] canonical = ReactionWriter.toJson(reaction);
    byte[] free = (" " + new String(canonical, UTF_8)).getBytes(UTF_8);
    assertThat(counts(canonical)).isEqualTo(counts(free));
  }

  @ParameterizedTest
  @CsvSource({"r, u, n", "r, v, m", "s, u, m", "r, um, m", "ru, u, m"})
  void roomUserAndMessageIdDistinguishReactions(String room, String user, String messageId) {
    Counts one = counts(ReactionWriter.toJson(reaction("r", "u", "m")));
    Counts other = counts(ReactionWriter.toJson(reaction(room, user, messageId)));
    assertThat(new long[] {one.idHigh(), one.idLow()})
        .isNotEqualTo(new long[] {other.idHigh(), other.idLow()});
  }

  @Test
  void futureEventIsClampedToASecondAfterItsAppendTime() {
    Reading reading = read("{'user_id':'u','emoji_type':'👍','timestamp':'2099-01-01T00:00:00Z'}");
    assertThat(reading)
        .isEqualTo(
            new Counts("main", "👍", Window.index(APPENDED.plusSeconds(1)), false, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T11:00:00Z, false",
    "2026-11-23T10:59:59.999Z, true",
    "1970-01-01T00:00:00Z, true",
    "-000001-01-01T00:00:00Z, true"
  })
  void eventOlderThanTheAllowedLatenessIsADeadLetter(String timestamp, boolean late) {
    byte[] canonical =
        ReactionWriter.toJson(
            new ReceivedReaction("u", "👍", Instant.parse(timestamp), "r", "m", APPENDED));
    byte[] free = (" " + new String(canonical, UTF_8)).getBytes(UTF_8);
    assertThat(reader("rgi").read(canonical, micros()) instanceof DeadLetter).isEqualTo(late);
    assertThat(reader("rgi").read(free, micros()) instanceof DeadLetter).isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "not json; malformed: body is not valid JSON in UTF-8",
        "''; malformed: body must be a JSON object",
        "[]; malformed: body must be a JSON object",
        "{'user_id':7,'emoji_type':'👍','timestamp':'2026-11-23T12:00:00Z'}; malformed: user_id"
            + " must be a string",
      })
  void malformedRecordIsADeadLetterWithItsReason(String json, String reason) {
    assertThat(read(json)).isEqualTo(new DeadLetter(reason));
  }

  @Test
  void recordWithoutValueOrInAnotherEncodingIsADeadLetter() {
    assertThat(reader("rgi").read(null, micros()))
        .isEqualTo(new DeadLetter("malformed: the record has no value"));
    assertThat(reader("rgi").read(new byte[] {(byte) 0xC3, 0x28}, micros()))
        .isInstanceOf(DeadLetter.class);
  }

  /** Windows have indexes until 2106. */
  @Test
  void failureToReadARecordIsADeadLetter() {
    Instant appended = Instant.parse("2200-01-01T00:00:00Z");
    byte[] json =
        ReactionWriter.toJson(new ReceivedReaction("u", "👍", appended, "r", "m", appended));
    assertThat(reader("rgi").read(json, ChronoUnit.MICROS.between(Instant.EPOCH, appended)))
        .isEqualTo(new DeadLetter("malformed: reading it failed with ArithmeticException"));
  }

  @Test
  void configuredCatalogueIsUsed() {
    byte[] json =
        ReactionWriter.toJson(new ReceivedReaction("u", ":wicket:", APPENDED, "r", "m", APPENDED));
    assertThat(reader("rgi").read(json, micros())).isInstanceOf(DeadLetter.class);
    assertThat(reader("any").read(json, micros())).isInstanceOf(Counts.class);
    assertThat(reader("👍,:wicket:").read(json, micros())).isInstanceOf(Counts.class);
  }

  private static ReceivedReaction reaction(String room, String user, String messageId) {
    return new ReceivedReaction(user, "👍", APPENDED, room, messageId, APPENDED);
  }

  private static Counts counts(byte[] json) {
    return (Counts) reader("rgi").read(json, micros());
  }

  private static Reading read(String json) {
    return reader("rgi").read(json.replace('\'', '"').getBytes(UTF_8), micros());
  }

  private static RecordReader reader(String catalogue) {
    return new RecordReader(EmojiCatalogue.of(catalogue), Duration.ofHours(1), KEY, false);
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, APPENDED);
  }
}
