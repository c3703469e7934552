package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.emojistreaming.fuzzkit.FuzzCase;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

class EmojiCountParserFuzzTest extends FuzzCase {

  private static final String COUNT =
      "{\"room\":\"main\",\"emoji_type\":\"👍\",\"window_start\":\"2026-11-23T18:30:02Z\","
          + "\"window_end\":\"2026-11-23T18:30:04Z\",\"reaction_count\":17,\"scaled_count\":5}";

  /** Everything that an error may state: no text of the input. */
  private static final Set<String> RULES =
      Set.of(
          "a count must be a JSON object",
          "a count must be one JSON object and nothing after it",
          "a count must be valid JSON with short texts and names",
          "room of a count must " + ReactionRules.ROOM,
          "emoji_type of a count must be an emoji or a name",
          "window_start of a count must be the start of a window",
          "window_end of a count must be the end of the window",
          "scaled_count of a count must be at most its reaction_count",
          "final of a count must be true or false");

  EmojiCountParserFuzzTest() {
    super(EmojiCountParser.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        COUNT,
        COUNT.replace("}", ",\"final\":true,\"other\":[1,{\"a\":null}]}"),
        COUNT.replace("17", "1000000000000").replace(":5}", ":1000000000000}"),
        COUNT.replace("17", "1000000000001"),
        COUNT.replace("17", "0"),
        COUNT.replace("17", "4"),
        COUNT.replace(":5}", ":0}"),
        COUNT.replace("17", "99999999999999999999"),
        COUNT.replace("17", "17.0"),
        COUNT.replace("17", "\"17\""),
        COUNT.replace("\"main\"", "7"),
        COUNT.replace("main", ".."),
        COUNT.replace("👍", ":wicket:"),
        COUNT.replace("👍", "\\u202e"),
        COUNT.replace(":02Z", ":03Z"),
        COUNT.replace(":04Z", ":04.5Z"),
        COUNT.replace(":04Z", ":06Z"),
        COUNT.replace(":02Z", ":02+00:00"),
        COUNT.replace("2026", "+1000000"),
        COUNT.replace("\"room\"", "\"rooms\""),
        COUNT.replace("\"scaled_count\"", "\"scaled\""),
        COUNT.replace("main", "a".repeat(1_100)),
        COUNT.replace("}", ",\"" + "n".repeat(300) + "\":1}"),
        COUNT.replace("}", ",\"reaction_count\":18}"),
        COUNT + "{}",
        COUNT.substring(0, 60),
        "[]",
        "main",
        "2026-11-23T18:30:02Z",
        "2026-11-23T18:30:04Z",
        "2026-11-23T18:30:04.0Z",
        "0",
        "1",
        "5",
        "-1",
        "1000000000000",
        "1000000000001",
        "");
  }

  @Override
  protected void check(byte[] input) {
    requireSound(input);
    requireFieldByField(new String(input, UTF_8));
  }

  private static void requireFieldByField(String text) {
    Object time = timeOf(text);
    Instant start = Instant.parse("2026-11-23T18:30:02Z");
    boolean isName = new EmojiCatalogue.AnyName().normalise(text) != null;
    requireField("room", text, ReactionRules.isRoom(text));
    requireField("emoji_type", text, isName);
    requireField("window_start", text, start.equals(time));
    requireField("window_end", text, start.plus(Window.LENGTH).equals(time));
    requireField("unknown", text, true);
    requireNumber(text);
  }

  private static Object timeOf(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static void requireField(String name, String text, boolean isValid) {
    requireAccepted(
        object -> {
          for (EmojiCountField field : EmojiCountField.values()) {
            if (!field.wireName().equals(name)) {
              writeValid(object, field);
            }
          }
          object.writeStringField(name, text);
        },
        isValid);
  }

  /** Each number may be from 1 on, the scaled one up to the other. */
  private static void requireNumber(String text) {
    if (!text.matches("-?[1-9][0-9]{0,14}|0")) {
      return;
    }
    long number = Long.parseLong(text);
    requireNumbers(number, 5, number >= 5 && number <= EmojiCount.MAX_REACTIONS);
    requireNumbers(
        EmojiCount.MAX_REACTIONS, number, number >= 1 && number <= EmojiCount.MAX_REACTIONS);
  }

  private static void requireNumbers(long reactions, long scaled, boolean isValid) {
    requireAccepted(
        object -> {
          for (EmojiCountField field : EmojiCountField.values()) {
            switch (field) {
              case REACTION_COUNT -> object.writeNumberField(field.wireName(), reactions);
              case SCALED_COUNT -> object.writeNumberField(field.wireName(), scaled);
              default -> writeValid(object, field);
            }
          }
        },
        isValid);
  }

  private static void writeValid(JsonGenerator object, EmojiCountField field) throws IOException {
    switch (field) {
      case ROOM -> object.writeStringField("room", "main");
      case EMOJI_TYPE -> object.writeStringField("emoji_type", "👍");
      case WINDOW_START -> object.writeStringField("window_start", "2026-11-23T18:30:02Z");
      case WINDOW_END -> object.writeStringField("window_end", "2026-11-23T18:30:04Z");
      case REACTION_COUNT -> object.writeNumberField("reaction_count", 17);
      case SCALED_COUNT -> object.writeNumberField("scaled_count", 5);
      case FINAL -> {} // optional
    }
  }

  private static void requireAccepted(JsonText.Fields fields, boolean isValid) {
    byte[] json = JsonText.object(fields);
    boolean accepted;
    try {
      EmojiCountParser.parse(json);
      accepted = true;
    } catch (IllegalArgumentException e) {
      accepted = false;
    }
    assertThat(accepted).as(new String(json, UTF_8)).isEqualTo(isValid);
  }

  private static void requireSound(byte[] input) {
    EmojiCount count;
    try {
      count = EmojiCountParser.parse(input);
    } catch (IllegalArgumentException e) {
      assertThat(isRule(e.getMessage())).as(e.getMessage()).isTrue();
      return;
    }
    assertThat(EmojiCountParser.parse(EmojiCountWriter.toJson(count))).isEqualTo(count);
    assertThat(ReactionRules.isRoom(count.room())).isTrue();
    assertThat(new EmojiCatalogue.AnyName().normalise(count.emoji())).isNotNull();
    assertThat(Window.startOf(count.windowStart())).isEqualTo(count.windowStart());
    assertThat(count.windowEnd()).isEqualTo(count.windowStart().plus(Window.LENGTH));
    long least = count.isFinal() ? 0 : 1;
    assertThat(count.reactionCount()).isBetween(least, EmojiCount.MAX_REACTIONS);
    assertThat(count.scaledCount()).isBetween(least, count.reactionCount());
  }

  private static boolean isRule(String message) {
    return RULES.contains(message)
        || Stream.of(EmojiCountField.values())
            .map(EmojiCountField::wireName)
            .anyMatch(
                field ->
                    message.equals("a count must have the field " + field)
                        || message.equals(field + " of a count must be a text or a whole number")
                        || message.equals(field + " of a count must be ISO 8601 in UTC")
                        || message.matches(
                            field
                                + " of a count must be a whole number from [01] to "
                                + EmojiCount.MAX_REACTIONS));
  }
}
