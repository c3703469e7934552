package dev.emojistreaming.feed.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The headers that restrict the pages. PagesIT of standalone shows that the pages work with them.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class PageHeadersIT {

  @TestHTTPResource("/")
  URI feed;

  private HttpResponse<String> get(String path) {
    return LocalHttp.get(feed.resolve(path));
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"/, 'none'", "/index.html, 'none'", "/room.html?room=a, 'none'", "/overlay.html, *"})
  void pagesLoadAndConnectToNothingForeign(String path, String frames) {
    HttpResponse<String> page = get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Security-Policy"))
        .startsWith("default-src 'none'; ")
        .contains("connect-src 'self' http://localhost:8080; ")
        .doesNotContain("unsafe")
        .endsWith("frame-ancestors " + frames);
    assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/rooms", "/style.css", "/emoji-stream.js", "/unknown"})
  void noBrowserGuessesAType(String path) {
    assertThat(header(get(path), "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void theModuleMayBeLoadedByPagesOfEveryOrigin() {
    assertThat(header(get("/emoji-stream.js"), "Cross-Origin-Resource-Policy"))
        .isEqualTo("cross-origin");
    assertThat(header(get("/style.css"), "Cross-Origin-Resource-Policy")).isEmpty();
  }
}
