package dev.emojistreaming.service.auth.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.Scope;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts of keys, and the lines of their file. */
class ApiKeyFuzzTest extends FuzzCase {

  private static final String KEY =
      "es_0a1b2c3d_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA_RFAvUw";

  private static final String LINE = "0a1b2c3d sha256:" + "0f".repeat(32) + " name=app";

  ApiKeyFuzzTest() {
    super(ApiKeyText.class, ApiKeyLine.class, RoomSet.class, Scope.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        KEY,
        KEY.replace("es_", "ez_"),
        KEY.replace("0a1b", "0a1c"),
        KEY + "A",
        "es_",
        LINE + " scopes=counts:read",
        LINE + " scopes=counts:read,reactions:publish rooms=main,final-* expires=2027-01-31",
        LINE + " scopes=reactions:publish-for-others expires=2027-01-31T12:00:00Z",
        LINE + " scopes=reactions:backfill rooms=* expires=2027-02-30",
        LINE + " scopes=counts:read expires=2027-01-31T25:00:00Z",
        LINE + " scopes=counts:write",
        LINE + " scopes=counts:read rooms=a/b",
        LINE + " scopes=counts:read rooms=",
        LINE + " scopes=counts:read limit=3",
        LINE + " scopes=counts:read name=app",
        LINE,
        LINE.replace("app", "a/b") + " scopes=counts:read",
        LINE.replace("sha256", "md5") + " scopes=counts:read",
        LINE.replace("0a1b", "0A1B") + " scopes=counts:read",
        "0a1b2c3d",
        "main,final-*",
        "*",
        "a*b",
        "..",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    requireKey(text);
    requireRooms(text);
    ApiKey key;
    try {
      key = ApiKeyLine.parse(text);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).matches("[ -~]+").doesNotContain("0f0f0f0f");
      return;
    }
    Principal principal = key.principal();
    assertThat(principal.key()).matches("[0-9a-f]{8}");
    assertThat(principal.name()).matches("[A-Za-z0-9._-]{1,32}");
    assertThat(principal.scopes()).isNotEmpty();
    assertThat(principal.user())
        .isEqualTo(principal.has(Scope.PUBLISH_FOR_OTHERS) ? null : principal.name());
    assertThat(ApiKeyLine.parse(key.line()).line()).isEqualTo(key.line());
    assertThat(ApiKeyLine.parse(key.line()).principal()).isEqualTo(principal);
  }

  /** A text is a key only with its own checksum, and no message has a key. */
  private static void requireKey(String text) {
    Optional<ApiKeyText> key = ApiKeyText.parse(text);
    if (key.isPresent()) {
      assertThat(text).matches("es_.{8}_.{43}_.{6}").isEqualTo(key.get().text());
      assertThat(key.get().toString()).isEqualTo("es_" + key.get().id());
      String changed = text.substring(0, 20) + (char) (text.charAt(20) ^ 1) + text.substring(21);
      assertThat(ApiKeyText.parse(changed)).isEmpty();
      assertThat(ApiKeyText.isMeant(text)).isTrue();
    }
  }

  private static void requireRooms(String text) {
    Optional<RoomSet> rooms = RoomSet.parse(text);
    if (rooms.isPresent()) {
      assertThat(RoomSet.parse(rooms.get().toString())).isEqualTo(rooms);
      for (String pattern : rooms.get().patterns()) {
        boolean isPrefix = pattern.endsWith("*");
        String start = isPrefix ? pattern.substring(0, pattern.length() - 1) : pattern;
        assertThat(rooms.get().contains(start + "x"))
            .isEqualTo(isPrefix || rooms.get().contains(start + "x"));
        assertThat(start.isEmpty() || rooms.get().contains(start)).isTrue();
      }
    }
  }
}
