package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** How the writers of this package write JSON. */
final class Utf8Json {

  /** Writes emojis as they are, not as escapes: shorter, and readable in any tool. */
  static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private Utf8Json() {}
}
