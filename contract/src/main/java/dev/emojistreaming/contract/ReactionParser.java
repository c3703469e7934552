package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.emojistreaming.contract.ParsedReaction.Malformed;
import java.io.IOException;
import java.util.List;

/**
 * Reads reactions from JSON and applies every rule of the contract to them. A field that is null is
 * taken as absent, an unknown one is ignored.
 *
 * <p>It reads tokens rather than binding objects: this runs once for each reaction in ingest and
 * once more in the Spark job, and reflection is slow in a native executable.
 */
public final class ReactionParser {

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

  public ReactionParser(EmojiCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads one reaction.
   *
   * @param json one JSON object in UTF-8; anything else is {@link Malformed}, never an exception
   */
  public ParsedReaction parse(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return malformedBody("must be a JSON object");
      }
      ReactionRules rules = readFields(parser);
      return parser.nextToken() == null
          ? rules.outcome()
          : malformedBody("must be one JSON object and nothing after it");
    } catch (StreamConstraintsException e) {
      return malformedBody("is nested too deeply or holds too long a name or number");
    } catch (IOException e) {
      return malformedBody("is not valid JSON in UTF-8");
    }
  }

  private ReactionRules readFields(JsonParser parser) throws IOException {
    ReactionRules rules = new ReactionRules(catalogue);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      ReactionField field = ReactionField.of(parser.currentName());
      JsonToken value = parser.nextToken();
      if (field != null && value == JsonToken.VALUE_STRING) {
        rules.accept(field, parser.getText());
      } else {
        if (field != null && value != JsonToken.VALUE_NULL) {
          rules.refuseType(field);
        }
        parser.skipChildren();
      }
    }
    return rules;
  }

  private static Malformed malformedBody(String detail) {
    return new Malformed(List.of(new FieldError(FieldError.BODY, detail)));
  }
}
