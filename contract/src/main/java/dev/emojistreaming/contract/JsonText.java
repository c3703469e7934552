package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a JSON object in one line, without reflection. */
public final class JsonText {

  /** Writes an emoji as four bytes of UTF-8 instead of two escapes of six bytes each. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final int TYPICAL_SIZE = 512;

  private JsonText() {}

  /** Writes the fields of an object. */
  @FunctionalInterface
  public interface Fields {
    /** Writes the fields into the generator's current object. */
    void write(JsonGenerator json) throws IOException;
  }

  /** The object in UTF-8. */
  public static byte[] object(Fields fields) {
    return object(TYPICAL_SIZE, fields);
  }

  /**
   * The object in UTF-8.
   *
   * @param expectedSize initial size of the buffer in bytes; it grows when that is too small
   */
  public static byte[] object(int expectedSize, Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedSize);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
