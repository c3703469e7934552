package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.emojistreaming.contract.ParsedBatch.Items;
import dev.emojistreaming.contract.ParsedBatch.NoBatch;
import dev.emojistreaming.contract.ParsedReaction.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads reactions from JSON and applies every rule of the contract. A field that is null counts as
 * absent; unknown fields are ignored.
 *
 * <p>It reads tokens instead of binding objects, because it runs for every reaction and reflection
 * is slow in a native executable.
 */
public final class ReactionParser {

  /** Maximum number of reactions in a batch. */
  public static final int MAX_BATCH = 1_000;

  private static final String NOT_AN_OBJECT = "must be a JSON object";
  private static final int MAX_NESTING = 32;
  private static final int MAX_STRING_LENGTH = 2 * 1024 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_STRING_LENGTH)
                  .build())
          .build();

  private final EmojiCatalogue catalogue;
  private final Set<ReactionField> ignored;

  private ReactionParser(EmojiCatalogue catalogue, Set<ReactionField> ignored) {
    this.catalogue = catalogue;
    this.ignored = ignored;
  }

  /** A parser for the bodies that clients send. */
  public static ReactionParser ofRequests(EmojiCatalogue catalogue) {
    return new ReactionParser(catalogue, EnumSet.of(ReactionField.RECEIVED_AT));
  }

  /**
   * A parser for records of the topic {@code emoji_reactions}, of any producer. It ignores {@code
   * sent_at}, which only the receipt gives a meaning.
   */
  public static ReactionParser ofRecords(EmojiCatalogue catalogue) {
    return new ReactionParser(
        catalogue, EnumSet.of(ReactionField.RECEIVED_AT, ReactionField.SENT_AT));
  }

  /**
   * Reads one reaction.
   *
   * @param json one JSON object in UTF-8; anything else is {@link Malformed}, never an exception
   */
  public ParsedReaction parse(byte[] json) {
    return parse(json, null);
  }

  /**
   * Reads one reaction.
   *
   * @param user of a reaction that names none; null if it must name one
   */
  public ParsedReaction parse(byte[] json, @Nullable String user) {
    try (JsonParser parser = JSON.createParser(json)) {
      return readReaction(parser, user);
    } catch (IOException e) {
      return malformedBody(explain(e));
    }
  }

  private ParsedReaction readReaction(JsonParser parser, @Nullable String user) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return malformedBody(NOT_AN_OBJECT);
    }
    ParsedReaction reaction = readFields(parser, user).outcome();
    return parser.nextToken() == null
        ? reaction
        : malformedBody("must be one JSON object and nothing after it");
  }

  /**
   * Reads an array of 1 to {@value #MAX_BATCH} reactions.
   *
   * @param json in UTF-8; read to its end unless it is refused before
   * @param user of reactions that name none; null if they must name one
   * @throws IOException if the stream cannot be read; bad content is a {@link NoBatch} instead
   */
  public ParsedBatch parseBatch(InputStream json, @Nullable String user) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      return readBatch(parser, user);
    } catch (JsonProcessingException e) {
      return noBatch(explain(e));
    }
  }

  private ParsedBatch readBatch(JsonParser parser, @Nullable String user) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return noBatch("must be a JSON array of reactions");
    }
    List<ParsedReaction> reactions = new ArrayList<>();
    for (JsonToken item = parser.nextToken();
        item != JsonToken.END_ARRAY;
        item = parser.nextToken()) {
      if (reactions.size() == MAX_BATCH) {
        return noBatch("must hold at most " + MAX_BATCH + " reactions");
      }
      reactions.add(readItem(parser, item, user));
    }
    if (parser.nextToken() != null) {
      return noBatch("must be one JSON array and nothing after it");
    }
    return reactions.isEmpty() ? noBatch("must hold at least one reaction") : new Items(reactions);
  }

  private ParsedReaction readItem(JsonParser parser, JsonToken first, @Nullable String user)
      throws IOException {
    if (first == JsonToken.START_OBJECT) {
      return readFields(parser, user).outcome();
    }
    parser.skipChildren();
    return malformedBody(NOT_AN_OBJECT);
  }

  private ReactionFields readFields(JsonParser parser, @Nullable String user) throws IOException {
    ReactionFields fields = new ReactionFields(catalogue, user);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      ReactionField field = field(parser.currentName());
      JsonToken value = parser.nextToken();
      if (field != null && value == JsonToken.VALUE_STRING) {
        fields.accept(field, parser.getText());
      } else {
        if (field != null && value != JsonToken.VALUE_NULL) {
          fields.refuseType(field);
        }
        parser.skipChildren();
      }
    }
    return fields;
  }

  /** The field of this name; null for one that is unknown or ignored. */
  private @Nullable ReactionField field(String name) {
    ReactionField field = ReactionField.of(name);
    return field == null || ignored.contains(field) ? null : field;
  }

  private static String explain(IOException e) {
    return e instanceof StreamConstraintsException
        ? "is nested too deeply or holds too long a name or number"
        : "is not valid JSON in UTF-8";
  }

  private static NoBatch noBatch(String detail) {
    return new NoBatch(new FieldError(FieldError.BODY, detail));
  }

  private static Malformed malformedBody(String detail) {
    return new Malformed(List.of(new FieldError(FieldError.BODY, detail)));
  }
}
