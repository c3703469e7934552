package dev.emojistreaming.standalone;

import static dev.emojistreaming.standalone.LivePages.button;
import static dev.emojistreaming.standalone.LivePages.openLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.emojistreaming.testkit.http.LocalHttp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Emojis in a real browser, with and without an emoji font on its system. */
@ExtendWith(LivePipeline.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageEmojisIT {

  private static final String COMMON = "common-emojis";
  private static final String NEW = "new-emojis";
  private static final List<String> COMMON_EMOJIS = List.of("👍", "🇮🇳", "👨‍👩‍👧‍👦");
  private static final String FROM_2025 = "🫪";
  private static final List<String> ALL_EMOJIS = List.of("👍", "🇮🇳", "👨‍👩‍👧‍👦", FROM_2025);

  /** In a list, in pixels. */
  private static final int EMOJI_WIDTH = 40;

  private LivePipeline pipeline;
  private Browser browser;
  private Browser browserWithoutFont;

  @BeforeAll
  void start(LivePipeline running) throws Exception {
    browser = Browser.start();
    browserWithoutFont = Browser.withoutEmojiFont();
    pipeline = running;
    react(COMMON, COMMON_EMOJIS);
    react(NEW, ALL_EMOJIS);
    await().atMost(Duration.ofSeconds(30)).until(() -> areCounted(COMMON, COMMON_EMOJIS));
    await().atMost(Duration.ofSeconds(30)).until(() -> areCounted(NEW, ALL_EMOJIS));
  }

  @AfterAll
  void stop() {
    for (Browser each : new Browser[] {browser, browserWithoutFont}) {
      if (each != null) {
        each.close();
      }
    }
  }

  @AfterEach
  void noScriptFailed() {
    for (Browser each : List.of(browser, browserWithoutFont)) {
      each.closePages();
      assertThat(each.errors()).isEmpty();
    }
  }

  private void react(String room, List<String> emojis) {
    for (String emoji : emojis) {
      String reaction =
          "{\"user_id\":\"fan\",\"emoji_type\":\"%s\",\"timestamp\":\"%s\",\"room\":\"%s\"}";
      URI address = URI.create(pipeline.ingest() + "/emoji");
      LocalHttp.postJson(
          address,
          reaction.formatted(emoji, Instant.now(), room),
          "Authorization",
          "Bearer " + pipeline.apiKey());
    }
  }

  private boolean areCounted(String room, List<String> emojis) {
    String top = LocalHttp.get(URI.create(pipeline.feed() + "/rooms/" + room + "/top")).body();
    return emojis.stream().allMatch(top::contains);
  }

  /** The paths of the font's files and of their list, as the page requests them. */
  private static List<String> fontRequests(Page page) {
    List<String> paths = new ArrayList<>();
    page.onRequest(
        request -> {
          String path = path(request);
          if (path.startsWith("/emoji-font/") && !path.endsWith(".js")) {
            paths.add(path.replaceFirst("[.].*[.]", "."));
          }
        });
    return paths;
  }

  private static String path(Request request) {
    return URI.create(request.url()).getPath();
  }

  /** Opens a page with a list of emojis. */
  private Page open(Page page, String path, String list) {
    openLive(page, pipeline.feed() + path);
    Ink.prepare(page.locator(list));
    return page;
  }

  private static void awaitColours(Locator emoji) {
    emoji.page().waitForCondition(() -> Ink.of(emoji.screenshot()).isOfEmojis());
  }

  /** A picture of the emoji at the start of an item, whose elements are replaced at any time. */
  private static byte[] startOf(Locator item) {
    BoundingBox box = item.boundingBox();
    return item.page()
        .screenshot(new Page.ScreenshotOptions().setClip(box.x, box.y, EMOJI_WIDTH, box.height));
  }

  @Test
  void viewersPageDrawsEmojisThatTheSystemCannot() {
    Page page = browserWithoutFont.phone(ColorScheme.LIGHT);
    List<String> requests = fontRequests(page);
    open(page, "/room.html?room=" + NEW, "#bar");
    ALL_EMOJIS.forEach(emoji -> awaitColours(button(page, emoji)));
    Browser.screenshot(page, "room-bundled-font");
    assertThat(requests)
        .containsExactlyInAnyOrder(
            "/emoji-font/subsets",
            "/emoji-font/noto-color-emoji-0.woff",
            "/emoji-font/noto-color-emoji-8.woff",
            "/emoji-font/noto-color-emoji-9.woff");
  }

  @Test
  void systemAloneDrawsBoxes() {
    Page page = browserWithoutFont.phone(ColorScheme.LIGHT);
    page.route("**/emoji-font/subsets", Route::abort);
    open(page, "/room.html?room=" + NEW, "#bar");
    for (String emoji : ALL_EMOJIS) {
      assertThat(Ink.of(button(page, emoji).screenshot()).magenta()).as(emoji).isPositive();
    }
  }

  @Test
  void dashboardDrawsEmojisThatTheSystemCannot() {
    Page page = open(browserWithoutFont.desktop(ColorScheme.LIGHT), "/?room=" + NEW, "#top");
    for (String emoji : ALL_EMOJIS) {
      Locator item = page.locator("#top li", new Page.LocatorOptions().setHasText(emoji));
      page.waitForCondition(() -> Ink.of(startOf(item)).isOfEmojis());
    }
    page.waitForFunction(
        "Chart.getChart('chart').legend.options.labels.font.family.includes('emoji-font')");
    Browser.screenshot(page, "dashboard-bundled-font");
  }

  @Test
  void overlayDrawsEmojisThatTheSystemCannot() {
    Page page = browserWithoutFont.desktop(ColorScheme.LIGHT);
    page.navigate(pipeline.feed() + "/overlay.html?room=rising");
    Ink.prepare(page.locator("#stage"));
    react("rising", ALL_EMOJIS);
    page.waitForCondition(() -> Ink.of(page.screenshot()).isOfEmojis());
  }

  @Test
  void pageOfAnotherSiteDrawsEmojisThatTheSystemCannot() throws Exception {
    String html =
        """
        <p id="emoji" style="font-size: 32px; color: #f0f"></p>
        <script type="module">
          import { showEmojis } from "%s/emoji-font.js";
          showEmojis(emoji, "%s");
        </script>
        """;
    try (OtherSite site = OtherSite.serving(html.formatted(pipeline.feed(), FROM_2025))) {
      Page page = browserWithoutFont.desktop(ColorScheme.LIGHT);
      page.navigate(site.address());
      awaitColours(page.locator("#emoji"));
    }
  }

  @Test
  void systemWithAllEmojisFetchesNothing() {
    Page page = browser.phone(ColorScheme.LIGHT);
    List<String> requests = fontRequests(page);
    open(page, "/room.html?room=" + COMMON, "#bar");
    COMMON_EMOJIS.forEach(emoji -> awaitColours(button(page, emoji)));
    Object families =
        page.evaluate(
            "async (emojis) => { const { emojiFamily } = await import('/emoji-font.js'); "
                + "return (await Promise.all(emojis.map(emojiFamily))).join(); }",
            COMMON_EMOJIS);
    assertThat(families).isEqualTo(",,");
    assertThat(requests).isEmpty();
  }
}
