package dev.emojistreaming.ingest.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for request bodies of a path.
 *
 * @param maxBytes maximum size in bytes, both as sent and decompressed
 * @param containsReactions whether the body contains reactions
 * @param allowed allowed content codings
 */
record BodyRules(int maxBytes, boolean containsReactions, Set<String> allowed) {

  private static final String GZIP = "gzip";

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
   * Maximum size in bytes of a body without Content-Length. A body up to this size reaches its
   * resource, which can answer with a problem; for a larger one Quarkus sends a bare 413.
   */
  int maxBytesWithoutLength() {
    return Math.min(2 * maxBytes, BATCH.maxBytes);
  }

  boolean allowsEncoding(@Nullable String encoding) {
    return encoding == null || allowed.contains(coding(encoding));
  }

  static boolean isGzip(@Nullable String encoding) {
    return encoding != null && coding(encoding).equals(GZIP);
  }

  /** The content coding: by RFC 9110, case does not matter and {@code x-gzip} is gzip. */
  private static String coding(String encoding) {
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    return name.equals("x-gzip") ? GZIP : name;
  }

  /** The error detail for an encoding that is not allowed. */
  String encodings() {
    return allowed.contains(GZIP)
        ? "the Content-Encoding must be gzip or absent"
        : "the body must not have a Content-Encoding; POST /emoji/batch takes gzip";
  }
}
