package dev.emojistreaming.service.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://shop.example/ | https://shop.example
          HTTPS://Shop.Example | https://shop.example
          ' https://shop.example , ' | https://shop.example
          https://shop.example:443 | https://shop.example
          http://shop.example:80/ | http://shop.example
          http://shop.example:443 | http://shop.example:443
          http://localhost:08090 | http://localhost:8090
          https://Bücher.example | https://xn--bcher-kva.example
          http://[::1]:8090 | http://[::1]:8090
          http://[0:0:0:0:0:0:0:01] | http://[::1]
          http://[2001:DB8:0:0:1:0:0:0] | http://[2001:db8:0:0:1::]
          http://[2001:db8:0:1:1:1:1:1] | http://[2001:db8:0:1:1:1:1:1]
          http://[1:0:0:2:0:0:3:4] | http://[1::2:0:0:3:4]
          http://[::ffff:1.2.3.4] | http://[::ffff:102:304]
          http://shop.example:65535 | http://shop.example:65535
          capacitor://localhost | capacitor://localhost
          """)
  void originIsUnderstoodAsOperatorsWriteIt(String text, String origin) {
    AllowedOrigins allowed = AllowedOrigins.parse("CORS_ORIGINS", text);
    assertThat(allowed.entries()).containsExactly(origin);
    assertThat(allowed.allows(origin)).isTrue();
    assertThat(allowed.allows("http://elsewhere.example")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example",
        "localhost:8090",
        "https://shop.example/viewers",
        "https://shop.example?room=a",
        "https://me@shop.example",
        "https://shop.example https://b.example",
        "https://shop.example;https://b.example",
        "https://*.shop.example",
        "https://shop.example:https",
        "https://shop.example:65536",
        "http://[1.2.3.4]",
        "http://[::1::]",
        "https://",
        "/https://(/",
        "/",
        "null",
        "*,https://shop.example"
      })
  void entryThatCannotBeAnOriginIsRefused(String text) {
    assertThatThrownBy(() -> AllowedOrigins.parse("CORS_ORIGINS", text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("CORS_ORIGINS must be a comma-separated list of origins");
  }

  @Test
  void expressionMustMatchTheWholeOrigin() {
    AllowedOrigins allowed =
        AllowedOrigins.parse("CORS_ORIGINS", "/https:\\/\\/[a-z]+\\.shop\\.example/, http://b/");
    assertThat(allowed.allows("https://www.shop.example")).isTrue();
    assertThat(allowed.allows("http://b")).isTrue();
    assertThat(allowed.allows("https://www.shop.example.evil.example")).isFalse();
  }

  @Test
  void asteriskAllowsAllAndAnEmptyListNone() {
    assertThat(AllowedOrigins.parse("CORS_ORIGINS", " * ").allows("http://b")).isTrue();
    assertThat(AllowedOrigins.parse("CORS_ORIGINS", "").allows("http://b")).isFalse();
  }
}
