package dev.emojistreaming.ingest.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a request may be, by its path.
 *
 * @param maxBytes largest body, as it is sent and also when it is unpacked
 * @param bringsReactions whether there are reactions in it
 * @param allowed values of Content-Encoding
 */
record BodyRules(int maxBytes, boolean bringsReactions, Set<String> allowed) {

  static final String GZIP = "gzip";

  private static final String PLAIN = "identity";

  static final BodyRules REACTION = new BodyRules(16 * 1024, true, Set.of(PLAIN));
  static final BodyRules BATCH = new BodyRules(2 * 1024 * 1024, true, Set.of(PLAIN, GZIP));
  private static final BodyRules OTHER = new BodyRules(16 * 1024, false, Set.of());

  static BodyRules of(String path) {
    return switch (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) {
      case EmojiResource.PATH -> REACTION;
      case BatchResource.PATH -> BATCH;
      default -> OTHER;
    };
  }

  /**
   * How much is read of a body that announces no length, at most. What a resource has read it can
   * refuse in the usual way; beyond, Quarkus breaks off with a bare 413.
   */
  int maxBytesUnannounced() {
    return Math.min(2 * maxBytes, BATCH.maxBytes);
  }

  boolean allowsEncoding(@Nullable String encoding) {
    return encoding == null || allowed.contains(encoding);
  }

  /** For the client whose encoding is not allowed. */
  String encodings() {
    return allowed.contains(GZIP)
        ? "the Content-Encoding may be gzip and nothing else"
        : "the body must not have a Content-Encoding; POST /emoji/batch takes gzip";
  }
}
