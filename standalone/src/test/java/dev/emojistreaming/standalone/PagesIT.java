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
import dev.emojistreaming.testkit.load.LoadDriver;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, in a real browser, against the real pipeline. */
@ExtendWith(LivePipeline.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

  private static final String ROOM = "stadium";

  private LivePipeline pipeline;
  private Browser browser;
  private LoadDriver crowd;

  @BeforeAll
  void start(LivePipeline running) {
    browser = Browser.start();
    pipeline = running;
    crowd = LoadDriver.start(60, pipeline.reactions(ROOM));
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (crowd != null) {
      browser.close();
      crowd.close();
    }
  }

  @AfterEach
  void noScriptFailed() {
    browser.closePages();
    assertThat(browser.errors()).isEmpty();
  }

  private Page open(Page page, String path) {
    return openLive(page, pipeline.feed() + path);
  }

  /** Counts the emojis that a page draws. */
  private static Page counted(Page page) {
    page.addInitScript(
        "window.drawn = 0; const animate = Element.prototype.animate; "
            + "Element.prototype.animate = function (...a) "
            + "{ window.drawn++; return animate.apply(this, a); }");
    return page;
  }

  private static int drawn(Page page) {
    return (int) page.evaluate("window.drawn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/room.html", "/overlay.html"})
  void injectedScriptDoesNotRun(String path) {
    Page page = browser.desktop(ColorScheme.LIGHT);
    page.navigate(pipeline.feed() + path + "?room=" + ROOM);

    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'),"
            + " { textContent: 'window.injected = true' }))");

    assertThat(page.evaluate("window.injected")).isNull();
    assertThat(browser.takeErrors()).hasSize(1).first().asString().contains("script-src 'self'");
  }

  @Test
  void dashboardShowsTheCrowdLive() {
    Page desktop = open(browser.desktop(ColorScheme.LIGHT), "/?room=" + ROOM);
    PlaywrightAssertions.assertThat(desktop.locator("#rate"))
        .hasText(Pattern.compile("[5-7]\\d"), TEXT_TIMEOUT);
    PlaywrightAssertions.assertThat(desktop.locator("#rooms [aria-current]")).hasText(ROOM);
    PlaywrightAssertions.assertThat(desktop.locator("#top li")).hasCount(5);
    PlaywrightAssertions.assertThat(desktop.locator("#chart-text"))
        .hasText(Pattern.compile("👍 \\d+"), TEXT_TIMEOUT);
    String before = desktop.locator("#reactions").textContent();
    PlaywrightAssertions.assertThat(desktop.locator("#reactions"))
        .not()
        .hasText(before, TEXT_TIMEOUT);
    assertAccessible(desktop);
    Browser.screenshot(desktop, "dashboard-desktop-light");

    Page dark = open(browser.phone(ColorScheme.DARK), "/?room=" + ROOM);
    PlaywrightAssertions.assertThat(dark.locator("#top li")).hasCount(5);
    assertThat(dark.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("page fits the width")
        .isEqualTo(true);
    assertAccessible(dark);
    Browser.screenshot(dark, "dashboard-phone-dark");
  }

  @Test
  void emptyRoomHasAMessage() {
    Page page = open(browser.phone(ColorScheme.LIGHT), "/?room=nobody");
    PlaywrightAssertions.assertThat(page.locator("#empty")).isVisible();
    PlaywrightAssertions.assertThat(page.locator("#rate")).hasText("0");
    assertAccessible(page);
    Browser.screenshot(page, "dashboard-empty");
  }

  @Test
  void viewerSeesTheCrowdAndATapIsCounted() {
    Page page = open(browser.phone(ColorScheme.LIGHT), "/room.html?room=" + ROOM);
    page.locator(".floating").first().waitFor();
    page.waitForCondition(() -> page.locator(".floating").count() > 10);
    assertThat(page.locator(".floating").count()).isLessThanOrEqualTo(60);
    assertAccessible(page);
    Browser.screenshot(page, "room-phone-light");

    Page alone = open(counted(browser.desktop(ColorScheme.DARK)), "/room.html?room=tapped");
    Page other = open(counted(browser.phone(ColorScheme.DARK)), "/room.html?room=tapped");
    Locator button = button(alone, "🎉");
    button.click();
    PlaywrightAssertions.assertThat(alone.locator(".floating").first()).hasText("🎉");
    button.click();
    button.focus();
    alone.keyboard().press("Enter");
    alone.waitForCondition(
        () ->
            alone
                .request()
                .get(pipeline.feed() + "/rooms/tapped/top")
                .text()
                .contains("\"reaction_count\":3"));
    assertAccessible(alone);
    other.waitForCondition(() -> drawn(other) == 3);
    assertThat(drawn(alone)).as("own taps, drawn once").isEqualTo(3);
  }

  /** A new text on the page, such as the rate, needs a layout too. */
  @Test
  void risingEmojisNeedAtMostTwoLayoutsASecond() {
    Page page = open(browser.desktop(ColorScheme.LIGHT), "/room.html?room=" + ROOM);
    page.waitForCondition(() -> page.locator(".floating").count() > 30);
    try (Measurement measurement = Measurement.of(page)) {
      double before = measurement.value("LayoutCount");
      page.waitForTimeout(3_000);
      assertThat(measurement.value("LayoutCount") - before)
          .as("layouts in three seconds")
          .isLessThanOrEqualTo(6);
    }
    assertThat(page.locator(".floating").count()).isGreaterThan(20);
  }

  @Test
  void keyThatIsHeldDownIsOneReaction() {
    Page page = open(counted(browser.desktop(ColorScheme.LIGHT)), "/room.html?room=held");
    button(page, "🔥").focus();
    for (int i = 0; i < 5; i++) {
      page.keyboard().down("Enter");
    }
    page.keyboard().up("Enter");
    assertThat(drawn(page)).isEqualTo(1);
    page.keyboard().press("Enter");
    page.keyboard().press("Space");
    assertThat(drawn(page)).isEqualTo(3);
  }

  /** A page whose clock is slow, and another viewer. */
  @ParameterizedTest
  @ValueSource(ints = {10, 120})
  void tapOfASlowClockIsCountedNow(int minutes) {
    String room = "slow-" + minutes;
    Page other = open(browser.desktop(ColorScheme.LIGHT), "/room.html?room=" + room);
    Page slow = browser.phone(ColorScheme.LIGHT);
    slow.addInitScript(
        "const now = Date.now; Date.now = () => now() - %1$d; "
            .concat("Date = class extends Date { constructor(...a) ")
            .concat("{ a.length ? super(...a) : super(now() - %1$d); } };")
            .formatted(minutes * 60_000));
    button(open(slow, "/room.html?room=" + room), "🎉").click();
    PlaywrightAssertions.assertThat(other.locator(".floating").first()).hasText("🎉");
  }

  @Test
  void reducedMotionShowsCountsWithoutAnimation() {
    Page page = open(browser.calmPhone(), "/room.html?room=" + ROOM);
    PlaywrightAssertions.assertThat(page.locator("#calm"))
        .hasText(Pattern.compile("👍 \\d+"), TEXT_TIMEOUT);
    button(page, "👍").click();
    assertThat(page.locator(".floating").count()).isZero();
    assertAccessible(page);
    Browser.screenshot(page, "room-calm");
  }

  @Test
  void overlayIsTransparent() {
    Page page = browser.desktop(ColorScheme.DARK);
    page.navigate(pipeline.feed() + "/overlay.html?rate=1&room=" + ROOM);
    page.waitForCondition(() -> page.locator(".floating").count() > 10);
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgba(0, 0, 0, 0)");
    assertAccessible(page);
    Browser.screenshot(page, "overlay");
  }
}
