package dev.emojistreaming.standalone;

import static dev.emojistreaming.standalone.LivePages.TEXT_TIMEOUT;
import static dev.emojistreaming.standalone.LivePages.assertAccessible;
import static dev.emojistreaming.standalone.LivePages.button;
import static dev.emojistreaming.standalone.LivePages.openLive;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.emojistreaming.standalone.ScriptedIngest.Answer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The viewers' page when ingest does not accept a reaction, in a real browser. */
@ExtendWith(LivePipeline.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedReactionsIT {

  private LivePipeline pipeline;
  private Browser browser;

  @BeforeAll
  void start(LivePipeline running) {
    browser = Browser.start();
    pipeline = running;
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void noScriptFailed() {
    browser.closePages();
    assertThat(browser.errors()).isEmpty();
  }

  private Page open(Page page, String room) {
    return openLive(page, pipeline.feed() + "/room.html?room=" + room);
  }

  /** The whole batch, and one reaction of it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "429, {'detail':'Too many reactions'}",
        "200, \"{'results':[{'status':429,'detail':'Too many reactions','retry_after':3}]}\""
      })
  void reactionIsRetriedAfterTheTimeOfRetryAfter(int status, String body) {
    String room = "waiting-" + status;
    Page page = open(browser.phone(ColorScheme.LIGHT), room);
    ScriptedIngest ingest = ScriptedIngest.of(page, Answer.of(status, body), Answer.REAL);
    button(page, "🔥").click();
    PlaywrightAssertions.assertThat(page.locator("#notice"))
        .hasText(Pattern.compile("Too many reactions. Sending again in 3 s"), TEXT_TIMEOUT);
    PlaywrightAssertions.assertThat(page.locator("#notice")).hasText("", TEXT_TIMEOUT);
    page.waitForCondition(
        () ->
            page.request()
                .get(pipeline.feed() + "/rooms/" + room + "/top")
                .text()
                .contains("\"reaction_count\":1"));
    assertThat(ingest.bodies()).hasSize(2);
    assertThat(withoutSentAt(ingest.bodies().get(1)))
        .isEqualTo(withoutSentAt(ingest.bodies().get(0)));
    assertThat(ingest.times().get(1) - ingest.times().get(0)).isGreaterThanOrEqualTo(2_900);
  }

  private static String withoutSentAt(String body) {
    return body.replaceAll(",\"sent_at\":\"[^\"]*\"", "");
  }

  @Test
  void anonymousTokenIsReplacedWhenIngestRefusesIt() {
    Page page = browser.phone(ColorScheme.LIGHT);
    ScriptedFeed.withAnonymousTokens(page);
    ScriptedIngest ingest = ScriptedIngest.of(page, Answer.of(401, "{}"), Answer.STORED);
    open(page, "renewed");
    button(page, "🔥").click();
    page.waitForCondition(() -> ingest.bodies().size() == 2);
    assertThat(ingest.tokens()).isEqualTo(List.of("Bearer token-1", "Bearer token-2"));
    assertThat(ingest.bodies().get(1)).contains("🔥").doesNotContain("user_id");
    PlaywrightAssertions.assertThat(page.locator("#notice")).hasText("");

    page.reload();
    button(page, "🔥").click();
    page.waitForCondition(() -> ingest.bodies().size() == 3);
    assertThat(ingest.tokens().get(2)).isEqualTo("Bearer token-2");
  }

  @Test
  void viewerReadsWhatToDoWithoutAValidToken() {
    Page page = browser.phone(ColorScheme.LIGHT);
    ScriptedFeed.withAnonymousTokens(page);
    ScriptedIngest.of(page, Answer.of(401, "{}"));
    open(page, "refused");
    assertNotice(page, "not accepted without a valid sign-in. Reload this page, or sign in again.");
  }

  @Test
  void viewerReadsWhatToDoWithATokenForAnotherRoom() {
    Page page = open(browser.phone(ColorScheme.DARK), "forbidden");
    ScriptedIngest.of(page, Answer.of(403, "{}"));
    assertNotice(page, "🔥 was rejected: you may not react in this room. Choose another room");
  }

  /** Shown to all: visible, announced, and with enough contrast. */
  private static void assertNotice(Page page, String text) {
    button(page, "🔥").click();
    Locator notice = page.locator("#notice[role=status]");
    PlaywrightAssertions.assertThat(notice).containsText(text);
    PlaywrightAssertions.assertThat(notice).isInViewport();
    assertAccessible(page);
  }
}
