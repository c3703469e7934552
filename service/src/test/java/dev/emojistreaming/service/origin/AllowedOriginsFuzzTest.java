package dev.emojistreaming.service.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.fuzzkit.FuzzCase;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

class AllowedOriginsFuzzTest extends FuzzCase {

  AllowedOriginsFuzzTest() {
    super(Origin.class, Ipv6Literal.class, AllowedOrigins.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "https://shop.example",
        "https://shop.example/, HTTP://B.example:80 ,",
        "http://localhost:8090",
        "https://shop.example:443",
        "http://shop.example:443",
        "capacitor://localhost",
        "http://[::1]:8090",
        "http://[0:0::1]",
        "http://[1:0:0:2:0:0:3:4]:90",
        "http://[::ffff:1.2.3.4]",
        "http://[fe80::1:0:0:0]",
        "http://[1.2.3.4]",
        "https://Bücher.example",
        "https://a..b",
        "https://-a",
        "https://a_b",
        "https://a.:65535",
        "https://a:65536",
        "https://a:00080",
        "https://me@shop.example",
        "https://shop.example/path",
        "/https://[a-z]+[.]example/",
        "/https://(/",
        "//",
        "/",
        "*",
        " * ",
        "*,https://a",
        "null",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    Optional<Origin> origin = Origin.parse(text);
    origin.ifPresent(AllowedOriginsFuzzTest::requireForm);
    AllowedOrigins allowed;
    try {
      allowed = AllowedOrigins.parse("CORS_ORIGINS", text);
    } catch (InvalidSettingException e) {
      assertThat(e)
          .hasMessageStartingWith("CORS_ORIGINS must be a comma-separated list of origins");
      assertThat(origin).as("a list of one").isEmpty();
      return;
    }
    boolean allowsAll = text.strip().equals("*");
    for (String entry : allowed.entries()) {
      assertThat(allowsAll || entry.startsWith("/") || allowed.allows(entry)).isTrue();
    }
    assertThat(allowed.allows("null")).isEqualTo(allowsAll || matches(allowed, "null"));
    origin.ifPresent(each -> assertThat(allowed.entries()).containsExactly(each.text()));
  }

  private static boolean matches(AllowedOrigins allowed, String origin) {
    return allowed.entries().stream()
        .filter(entry -> entry.startsWith("/"))
        .anyMatch(entry -> origin.matches(entry.substring(1, entry.length() - 1)));
  }

  /** As browsers write it, and as {@code java.net} reads it. */
  private static void requireForm(Origin origin) {
    assertThat(Origin.parse(origin.text())).contains(origin);
    assertThat(origin.text()).matches("[!-~]+").isLowerCase().doesNotEndWith("/");
    URI uri = URI.create(origin.text());
    assertThat(uri.getPort()).isLessThan(65_536);
    assertThat(uri.getScheme() + "://" + uri.getAuthority()).isEqualTo(origin.text());
    if (origin.text().contains("[")) {
      assertThat(uri.getHost()).matches("\\[[0-9a-f:]+]");
    }
  }
}
