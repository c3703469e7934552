package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.ParsedReaction.Malformed;
import dev.emojistreaming.contract.ParsedReaction.Valid;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionParserTest {

  private final ReactionParser parser = ReactionParser.ofRequests(EmojiCatalogue.of("rgi"));

  @Test
  void threeFieldsAreAReaction() {
    assertThat(valid("{'user_id':'u1','emoji_type':'❤','timestamp':'2026-11-23T12:00:00Z'}"))
        .isEqualTo(
            new SentReaction("u1", "❤️", Instant.parse("2026-11-23T12:00:00Z"), "main", null));
  }

  @Test
  void pythonsEscapedJsonAndNaiveTimestampAreAccepted() {
    assertThat(
            valid(
                "{'user_id': 'u1', 'emoji_type': '\\u2764\\ufe0f', 'timestamp':"
                    + " '2026-11-23T12:00:00.123456'}"))
        .isEqualTo(
            new SentReaction(
                "u1", "❤️", Instant.parse("2026-11-23T12:00:00.123456Z"), "main", null));
  }

  @Test
  void writtenReactionIsReadBack() {
    Instant received = Instant.parse("2026-11-23T12:00:00.5Z");
    SentReaction reaction =
        new SentReaction("u \"1\"", "👍🏽", received.minusMillis(20), "final-2026", "m-1");
    assertThat(parser.parse(ReactionWriter.toJson(reaction))).isEqualTo(new Valid(reaction));
    assertThat(
            parser.parse(
                ReactionWriter.toJson(reaction.received("m-1", reaction.timestamp(), received))))
        .isEqualTo(new Valid(reaction));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T12:00:00Z, 2026-11-23T12:00:00Z",
    "2026-11-23T12:00:00, 2026-11-23T12:00:00Z",
    "2026-11-23T12:00, 2026-11-23T12:00:00Z",
    "2026-11-23T12:00:00.123456789Z, 2026-11-23T12:00:00.123456789Z",
    "2026-11-23t12:00:00z, 2026-11-23T12:00:00Z",
    "2026-11-23T12:00:00+05:30, 2026-11-23T06:30:00Z",
    "2026-11-23T12:00:00+0530, 2026-11-23T06:30:00Z",
    "2026-11-23T12:00:00-08, 2026-11-23T20:00:00Z",
    "2026-11-23T12:00:00+00:00, 2026-11-23T12:00:00Z",
  })
  void timestampsOfIso8601AreAccepted(String sent, Instant meant) {
    assertThat(valid("{'user_id':'u','emoji_type':'👍','timestamp':'" + sent + "'}").timestamp())
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "1700000000",
        "2026-11-23",
        "12:00:00",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-11-23T25:00:00Z",
        "2026-11-23T12:00:00+99:00",
        "2026-11-23T12:00:00ZZ",
        "2026-11-23T12:00:00.123456789123456789123456789123456789Z"
      })
  void badTimestampIsNamed(String sent) {
    assertThat(errors("{'user_id':'u','emoji_type':'👍','timestamp':'" + sent + "'}"))
        .extracting(FieldError::field)
        .containsExactly("timestamp");
  }

  @Test
  void everyBadFieldIsNamed() {
    assertThat(
            errors(
                "{'user_id':'','emoji_type':'1','timestamp':'x','room':'a b','message_id':'"
                    + "m".repeat(65)
                    + "'}"))
        .extracting(FieldError::field)
        .containsExactly("user_id", "emoji_type", "timestamp", "room", "message_id");
  }

  @Test
  void everyMissingFieldIsNamed() {
    assertThat(errors("{}"))
        .containsExactly(
            new FieldError("user_id", "is required"),
            new FieldError("emoji_type", "is required"),
            new FieldError("timestamp", "is required"));
  }

  @Test
  void wrongTypesAreNamedAndNullMeansAbsent() {
    assertThat(
            errors(
                "{'user_id':1,'emoji_type':['👍'],'timestamp':null,'room':{},'message_id':null}"))
        .containsExactly(
            new FieldError("user_id", "must be a string"),
            new FieldError("emoji_type", "must be a string"),
            new FieldError("timestamp", "is required"),
            new FieldError("room", "must be a string"));
  }

  @Test
  void unknownFieldsAreIgnored() {
    assertThat(
            valid(
                    "{'x':{'user_id':[{}]},'user_id':'u','emoji_type':'👍','y':[1,[2]],"
                        + "'timestamp':'2026-11-23T12:00:00Z','received_at':17}")
                .userId())
        .isEqualTo("u");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "'text'",
        "[]",
        "{",
        "{'user_id'",
        "not json",
        "{}{}",
        "{} x",
        "{,}",
        "{'a':}"
      })
  void inputOtherThanAJsonObjectIsMalformed(String json) {
    assertThat(errors(json)).extracting(FieldError::field).containsExactly("body");
  }

  @Test
  void deepNestingAndInvalidUtf8AreMalformed() {
    assertThat(errors("{'x':" + "[".repeat(5000) + "]".repeat(5000) + "}"))
        .extracting(FieldError::field)
        .containsExactly("body");
    assertThat(parser.parse("{\"user_id\":\"\u00e9\"}".getBytes(ISO_8859_1)))
        .isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d", "a\\u0000b", "a\\u2028b", "\\uffff", "   "})
  void userIdsThatCannotBePrintedAreRefused(String userId) {
    assertThat(
            errors(
                "{'user_id':'"
                    + userId
                    + "','emoji_type':'👍','timestamp':'2026-11-23T12:00:00Z'}"))
        .containsExactly(new FieldError("user_id", "must be 1–128 printable characters"));
  }

  @Test
  void lengthsAreCountedInCharactersNotInCodeUnits() {
    String json = "{'user_id':'%s','emoji_type':'👍','timestamp':'2026-11-23T12:00:00Z'}";
    assertThat(valid(json.formatted("😀".repeat(128))).userId()).hasSize(256);
    assertThat(errors(json.formatted("😀".repeat(129)))).hasSize(1);
  }

  private SentReaction valid(String json) {
    ParsedReaction parsed = parse(json);
    assertThat(parsed).isInstanceOf(Valid.class);
    return ((Valid) parsed).reaction();
  }

  private List<FieldError> errors(String json) {
    ParsedReaction parsed = parse(json);
    assertThat(parsed).isInstanceOf(Malformed.class);
    return ((Malformed) parsed).errors();
  }

  private ParsedReaction parse(String json) {
    return parser.parse(json.replace('\'', '"').getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "", "a/b", "a b"})
  void roomThatNoUrlCanNameIsRefused(String room) {
    assertThat(
            errors(
                "{'user_id':'u','emoji_type':'👍','timestamp':'2026-11-23T18:30:00Z','room':'"
                    + room
                    + "'}"))
        .containsExactly(
            new FieldError("room", "must match [A-Za-z0-9._-]{1,64} and not be . or .."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", ".a", "a..", "-"})
  void roomMayHaveDots(String room) {
    assertThat(
            valid(
                    "{'user_id':'u','emoji_type':'👍','timestamp':'2026-11-23T18:30:00Z','room':'"
                        + room
                        + "'}")
                .room())
        .isEqualTo(room);
  }
}
