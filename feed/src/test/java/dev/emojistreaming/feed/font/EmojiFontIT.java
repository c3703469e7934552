package dev.emojistreaming.feed.font;

import static dev.emojistreaming.testkit.machine.Requirements.require;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.feed.FeedConfig.EmojiFont;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The emoji font over HTTP, as a page of another origin requests it. */
@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class EmojiFontIT {

  private static final String ORIGIN = "https://match.example";

  @TestHTTPResource("/")
  URI feed;

  @BeforeEach
  void findFont() {
    require(
        BundledFont.subsets().isPresent(),
        "the feed was built without its emoji font; apt-get install npm");
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(feed.resolve(path)).header("Origin", ORIGIN).build(),
            BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void everySubsetMayBeKeptForAYearByPagesOfEveryOrigin() throws Exception {
    HttpResponse<byte[]> list = get("emoji-font/subsets");
    assertThat(header(list, "Cache-Control")).isEqualTo("no-cache");
    JsonNode subsets = new ObjectMapper().readTree(list.body()).get("subsets");
    assertThat(subsets).hasSize(11);
    for (JsonNode subset : subsets) {
      assertThat(subset.get("ranges").asText()).matches("U\\+[0-9a-f]+.*");
      HttpResponse<byte[]> file = get(subset.get("file").asText());
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.body()).startsWith("wOFF".getBytes(UTF_8));
      assertThat(header(file, "Content-Type")).isEqualTo("font/woff");
      assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
      assertThat(header(file, "Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
      assertThat(header(file, "Vary")).contains("Origin");
      assertThat(header(file, "Content-Encoding")).isEmpty();
    }
    assertThat(new String(get("emoji-font/OFL.txt").body(), UTF_8))
        .contains("SIL OPEN FONT LICENSE");
  }

  /** During an update another replica may have the file. */
  @Test
  void missingFileIsNotKept() throws Exception {
    HttpResponse<byte[]> missing = get("emoji-font/noto-color-emoji-0.000000000000.woff");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(header(missing, "Cache-Control")).doesNotContain("max-age");
  }

  @Test
  void thereAreNoSubsetsWhenOnlyTheSystemsFontIsUsedOrNoFontWasBuilt() {
    Optional<String> bundled = BundledFont.subsets();
    assertThat(EmojiFontResource.subsets(EmojiFont.SYSTEM, bundled)).isEqualTo("{\"subsets\":[]}");
    assertThat(EmojiFontResource.subsets(EmojiFont.BUNDLED, Optional.empty()))
        .isEqualTo("{\"subsets\":[]}");
    assertThat(EmojiFontResource.subsets(EmojiFont.BUNDLED, bundled))
        .isEqualTo(bundled.orElseThrow());
  }
}
