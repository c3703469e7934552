package dev.emojistreaming.contract;

/** Writes counts as the JSON records of the topic {@code emoji_counts}. */
public final class EmojiCountWriter {

  private static final int TYPICAL_SIZE = 192;

  private EmojiCountWriter() {}

  /**
   * The count in UTF-8, with every {@link EmojiCountField} in its order; {@code final} only if it
   * is.
   */
  public static byte[] toJson(EmojiCount count) {
    return JsonText.object(
        TYPICAL_SIZE,
        json -> {
          json.writeStringField(EmojiCountField.ROOM.wireName(), count.room());
          json.writeStringField(EmojiCountField.EMOJI_TYPE.wireName(), count.emoji());
          json.writeStringField(
              EmojiCountField.WINDOW_START.wireName(), count.windowStart().toString());
          json.writeStringField(
              EmojiCountField.WINDOW_END.wireName(), count.windowEnd().toString());
          json.writeNumberField(EmojiCountField.REACTION_COUNT.wireName(), count.reactionCount());
          json.writeNumberField(EmojiCountField.SCALED_COUNT.wireName(), count.scaledCount());
          if (count.isFinal()) {
            json.writeBooleanField(EmojiCountField.FINAL.wireName(), true);
          }
        });
  }
}
