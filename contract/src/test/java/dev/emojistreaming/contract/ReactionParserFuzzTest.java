package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.ParsedBatch.Items;
import dev.emojistreaming.contract.ParsedBatch.NoBatch;
import dev.emojistreaming.contract.ParsedReaction.Malformed;
import dev.emojistreaming.contract.ParsedReaction.Valid;
import dev.emojistreaming.fuzzkit.FuzzCase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ReactionParserFuzzTest extends FuzzCase {

  private static final String REACTION =
      "{\"user_id\":\"u\",\"emoji_type\":\"❤\",\"timestamp\":\"2026-11-23T18:30:00Z\"}";

  /** Everything that an error may state: no text of the input. */
  private static final Set<String> RULES =
      Set.of(
          "must be a JSON object",
          "must be one JSON object and nothing after it",
          "must be a JSON array of reactions",
          "must be one JSON array and nothing after it",
          "must hold at least one reaction",
          "must hold at most 1000 reactions",
          "is nested too deeply or holds too long a name or number",
          "is not valid JSON in UTF-8",
          "is required",
          "must be a string",
          "must be 1–128 printable characters",
          "must be 1–64 printable characters",
          "must be one emoji of Unicode 18.0",
          "must be " + Iso8601.PROFILE,
          "must " + ReactionRules.ROOM);

  private final ReactionParser requests = ReactionParser.ofRequests(new EmojiCatalogue.Rgi());
  private final ReactionParser records = ReactionParser.ofRecords(new EmojiCatalogue.Rgi());

  ReactionParserFuzzTest() {
    super(ReactionParser.class, ReactionFields.class, ReactionField.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return Stream.concat(
        texts(
            REACTION,
            "[" + REACTION + "," + REACTION + "]",
            "[" + REACTION + ",7,[{}],null]",
            REACTION.replace("\"u\"", "null"),
            REACTION.replace("\"u\"", "7"),
            REACTION.replace("\"u\"", "{\"a\":[1,{}]}"),
            REACTION.replace("❤", "heart").replace("2026", "26").replace("\"u\"", "\"\""),
            REACTION.replace(
                "}", ",\"room\":\"a.b-c\",\"message_id\":\"m\",\"sent_at\":\"20261123T1830+01\"}"),
            REACTION.replace("}", ",\"room\":\"..\",\"message_id\":\"\\n\",\"sent_at\":\"now\"}"),
            REACTION.replace("}", ",\"room\":null,\"room\":\"a\",\"room\":\"\"}"),
            REACTION.replace("}", ",\"received_at\":\"x\",\"other\":[[[1e5,true]]]}"),
            REACTION + REACTION,
            "[" + REACTION + "] ",
            "[" + REACTION + "]]",
            "{\"user_id\":\"\\ud83d\",\"emoji_type\":\"\\ud83d\\udc4d\"}",
            "[".repeat(40),
            "{\"a\":".repeat(40),
            "❤",
            "20261123T1830",
            "a.b-c",
            "a\nb",
            "[]",
            "{}",
            "\"\"",
            "7",
            "",
            " "),
        Stream.of(
            ("[" + "1,".repeat(ReactionParser.MAX_BATCH) + "1]").getBytes(UTF_8),
            ("[" + "1,".repeat(ReactionParser.MAX_BATCH - 1) + "1]").getBytes(UTF_8),
            ("{\"" + "n".repeat(60_000) + "\":1}").getBytes(UTF_8)));
  }

  @Override
  protected void check(byte[] input) throws IOException {
    ParsedReaction reaction = requests.parse(input);
    requireSound(reaction);
    requireSound(records.parse(input));
    if (reaction instanceof Valid valid) {
      assertThat(requests.parse(ReactionWriter.toJson(valid.reaction()))).isEqualTo(valid);
      assertThat(records.parse(input)).isEqualTo(new Valid(unsent(valid.reaction())));
    }
    requireItemByItem(input, reaction);
    requireFieldByField(new String(input, UTF_8));
    ParsedBatch batch = requests.parseBatch(new ByteArrayInputStream(input), null);
    if (batch instanceof Items items) {
      assertThat(items.reactions()).hasSizeBetween(1, ReactionParser.MAX_BATCH);
      items.reactions().forEach(ReactionParserFuzzTest::requireSound);
    } else {
      assertThat(((NoBatch) batch).error().field()).isEqualTo(FieldError.BODY);
      assertThat(((NoBatch) batch).error().detail()).isIn(RULES);
    }
  }

  private static void requireSound(ParsedReaction reaction) {
    if (reaction instanceof Malformed malformed) {
      List<String> fields = malformed.errors().stream().map(FieldError::field).toList();
      assertThat(fields).isNotEmpty().doesNotHaveDuplicates();
      assertThat(FIELDS).containsAll(fields);
      assertThat(malformed.errors()).allSatisfy(each -> assertThat(each.detail()).isIn(RULES));
    }
  }

  private static final Set<String> FIELDS =
      Stream.concat(
              Stream.of(FieldError.BODY),
              Arrays.stream(ReactionField.values()).map(ReactionField::wireName))
          .collect(Collectors.toSet());

  /** A record has no {@code sent_at}. */
  private static SentReaction unsent(SentReaction reaction) {
    return new SentReaction(
        reaction.userId(),
        reaction.emoji(),
        reaction.timestamp(),
        reaction.room(),
        reaction.messageId());
  }

  /** A text is accepted as a field exactly if the field's rule holds, with one error otherwise. */
  private void requireFieldByField(String text) {
    EmojiCatalogue catalogue = new EmojiCatalogue.Rgi();
    requireField("user_id", text, ReactionRules.isUserId(text));
    requireField("emoji_type", text, catalogue.normalise(text) != null);
    requireField("timestamp", text, Iso8601.parse(text) != null);
    requireField("room", text, ReactionRules.isRoom(text));
    requireField("message_id", text, ReactionRules.isMessageId(text));
    requireField("sent_at", text, Iso8601.parse(text) != null);
    requireField("received_at", text, true);
    requireField("unknown", text, true);
  }

  private void requireField(String name, String text, boolean isValid) {
    byte[] json =
        JsonText.object(
            object -> {
              for (String field : List.of("user_id", "emoji_type", "timestamp")) {
                if (!field.equals(name)) {
                  object.writeStringField(field, VALID.get(field));
                }
              }
              object.writeStringField(name, text);
            });
    ParsedReaction parsed = requests.parse(json);
    if (isValid) {
      assertThat(parsed).isInstanceOf(Valid.class);
      SentReaction reaction = ((Valid) parsed).reaction();
      Object value = valueOf(reaction, name);
      assertThat(value).isEqualTo(expectedValue(name, text));
    } else {
      assertThat(((Malformed) parsed).errors())
          .singleElement()
          .extracting(FieldError::field)
          .isEqualTo(name);
    }
  }

  private static final Map<String, String> VALID =
      Map.of("user_id", "u", "emoji_type", "👍", "timestamp", "2026-11-23T18:30:00Z");

  private static Object valueOf(SentReaction reaction, String name) {
    return switch (name) {
      case "user_id" -> reaction.userId();
      case "emoji_type" -> reaction.emoji();
      case "timestamp" -> reaction.timestamp();
      case "room" -> reaction.room();
      case "message_id" -> reaction.messageId();
      case "sent_at" -> reaction.sentAt();
      default -> null;
    };
  }

  private static Object expectedValue(String name, String text) {
    return switch (name) {
      case "emoji_type" -> new EmojiCatalogue.Rgi().normalise(text);
      case "timestamp", "sent_at" -> Iso8601.parse(text);
      case "user_id", "room", "message_id" -> text;
      default -> null;
    };
  }

  /** If an input is one JSON object, it has the same outcome between the items of a batch. */
  private void requireItemByItem(byte[] input, ParsedReaction alone) throws IOException {
    if (alone instanceof Malformed malformed
        && malformed.errors().get(0).field().equals(FieldError.BODY)) {
      return;
    }
    ParsedReaction other = requests.parse(REACTION.getBytes(UTF_8));
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    array.write('[');
    array.writeBytes(input);
    array.writeBytes(("," + REACTION + ",").getBytes(UTF_8));
    array.writeBytes(input);
    array.write(']');
    assertThat(requests.parseBatch(new ByteArrayInputStream(array.toByteArray()), null))
        .isEqualTo(new Items(List.of(alone, other, alone)));
  }
}
