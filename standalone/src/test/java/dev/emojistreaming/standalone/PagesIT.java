package dev.emojistreaming.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.emojistreaming.testkit.load.LoadDriver;
import dev.emojistreaming.testkit.load.ReactionPosts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final LocatorAssertions.HasAttributeOptions ATTRIBUTE_TIMEOUT =
      new LocatorAssertions.HasAttributeOptions().setTimeout(30_000);
  private static final LocatorAssertions.HasTextOptions TEXT_TIMEOUT =
      new LocatorAssertions.HasTextOptions().setTimeout(30_000);
  private static final String ROOM = "stadium";

  private LivePipeline pipeline;
  private Browser browser;
  private LoadDriver crowd;

  @BeforeAll
  void start(LivePipeline running) {
    browser = Browser.start();
    pipeline = running;
    crowd = LoadDriver.start(60, new ReactionPosts(pipeline.ingest(), ROOM));
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
    assertThat(browser.errors()).isEmpty();
  }

  private Page open(Page page, String path) {
    page.navigate(pipeline.feed() + path);
    assertState(page, "live");
    return page;
  }

  private static void assertState(Page page, String state) {
    PlaywrightAssertions.assertThat(page.locator("#state"))
        .hasAttribute("data-state", state, ATTRIBUTE_TIMEOUT);
  }

  private static void assertAccessible(Page page) {
    List<String> violations =
        new AxeBuilder(page).analyze().getViolations().stream().map(PagesIT::describe).toList();
    assertThat(violations).isEmpty();
  }

  private static String describe(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().get(0).getHtml();
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

  private static Locator button(Page page, String emoji) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(emoji));
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

  /** The events are the test's: a feed whose retention has passed, and one that sends no totals. */
  @Test
  void dashboardShowsTheTotalOfTheFeed() {
    Page page = browser.desktop(ColorScheme.LIGHT);
    List<WebSocketRoute> sockets = new ArrayList<>();
    page.routeWebSocket(Pattern.compile(".*/socket.*"), sockets::add);
    page.navigate(pipeline.feed() + "/?room=totals");
    page.waitForCondition(() -> !sockets.isEmpty());
    String growth =
        "[{'emoji_type':'👍','window_start':'%s','reaction_count':5,'scaled_count':5}]"
            .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    send(sockets.get(0), "snapshot", "'reactions':14698,'top':[],'total':14698", "[]");
    assertTotal(page, "14,698");
    send(sockets.get(0), "tick", "'total':4005", growth);
    assertTotal(page, "4,005");
    send(sockets.get(0), "snapshot", "'reactions':100,'top':[]", "[]");
    assertTotal(page, "100");
    send(sockets.get(0), "tick", "'reason':null", growth);
    assertTotal(page, "105");
  }

  private static void send(WebSocketRoute socket, String event, String fields, String counts) {
    String message =
        """
        {'event':'%s','id':'1','data':{'room':'totals','time':'%s','stale':false,
        'window_ms':2000,'growing_ms':4000,'snapshot_ms':60000,%s,'counts':%s}}
        """;
    socket.send(message.formatted(event, Instant.now(), fields, counts).replace('\'', '"'));
  }

  private static void assertTotal(Page page, String total) {
    PlaywrightAssertions.assertThat(page.locator("#reactions")).hasText(total);
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
      page.waitForTimeout(5_000);
      assertThat(measurement.value("LayoutCount") - before)
          .as("layouts in five seconds")
          .isLessThanOrEqualTo(10);
    }
    assertThat(page.locator(".floating").count()).isGreaterThan(20);
  }

  @Test
  void reactionIsRetriedAfterTheTimeOfRetryAfter() {
    Page page = open(browser.phone(ColorScheme.LIGHT), "/room.html?room=waiting");
    List<String> bodies = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    page.route("**/emoji/batch", route -> refuseFirst(route, bodies, times));
    button(page, "🔥").click();
    PlaywrightAssertions.assertThat(page.locator("#notice"))
        .hasText(Pattern.compile("Sending again in 3 s"), TEXT_TIMEOUT);
    PlaywrightAssertions.assertThat(page.locator("#notice")).hasText("", TEXT_TIMEOUT);
    page.waitForCondition(
        () ->
            page.request()
                .get(pipeline.feed() + "/rooms/waiting/top")
                .text()
                .contains("\"reaction_count\":1"));
    assertThat(bodies).hasSize(2);
    assertThat(withoutSentAt(bodies.get(1))).isEqualTo(withoutSentAt(bodies.get(0)));
    assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(2_900);
  }

  private static String withoutSentAt(String body) {
    return body.replaceAll(",\"sent_at\":\"[^\"]*\"", "");
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

  /** Answers the first request in place of ingest, which has no rate limit. */
  private static void refuseFirst(Route route, List<String> bodies, List<Long> times) {
    Request request = route.request();
    if (!request.method().equals("POST")) {
      route.resume();
      return;
    }
    bodies.add(request.postData());
    times.add(System.currentTimeMillis());
    if (bodies.size() > 1) {
      route.resume();
      return;
    }
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(429)
            .setContentType("application/problem+json")
            .setHeaders(
                Map.of(
                    "Retry-After",
                    "3",
                    "Access-Control-Allow-Origin",
                    "*",
                    "Access-Control-Expose-Headers",
                    "Retry-After"))
            .setBody("{\"detail\":\"Too many reactions\"}"));
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

  /** A browser opens at most six HTTP/1.1 connections to an origin. */
  @Test
  void eightTabsOfOneBrowserAreLiveAndOneOfAnotherSite() throws Exception {
    List<Page> tabs = browser.tabs(9);
    for (int i = 0; i < 8; i++) {
      tabs.get(i).navigate(pipeline.feed() + (i % 2 == 0 ? "/" : "/room.html") + "?room=tab-" + i);
    }
    for (Page tab : tabs.subList(0, 8)) {
      assertState(tab, "live");
    }
    assertThat(tabs.get(0).evaluate("fetch('/rooms').then((response) => response.status)"))
        .isEqualTo(200);
    try (OtherSite site =
        OtherSite.serving(
            """
            <p id="state"></p>
            <script type="module">
              import { connect } from "%s/emoji-stream.js";
              connect("tab-8", { onState: (now) => (state.dataset.state = now) });
            </script>
            """
                .formatted(pipeline.feed()))) {
      tabs.get(8).navigate(site.address());
      assertState(tabs.get(8), "live");
    }
    tabs.get(0).context().close();
  }

  /** Nobody reacts in the room, so heartbeats are its only events. */
  @Test
  void silentConnectionIsReplaced() throws Exception {
    try (SilentProxy proxy = SilentProxy.to(pipeline.feedPort())) {
      Page page = browser.phone(ColorScheme.LIGHT);
      page.navigate("http://localhost:" + proxy.port() + "/room.html?room=silent");
      page.evaluate(
          """
          async () => {
            const { connect } = await import("/emoji-stream.js");
            window.states = { sse: [], websocket: [] };
            for (const transport of Object.keys(states)) {
              connect("silent", { transport, onState: (state) => states[transport].push(state) });
            }
          }""");
      page.waitForTimeout(3_000);
      assertState(page, "live");
      assertThat(states(page)).isEqualTo("{\"sse\":[\"live\"],\"websocket\":[\"live\"]}");

      proxy.silence();
      assertState(page, "lost");
      assertThat(page.locator("#announcement").textContent())
          .as("announcement")
          .isNotEqualTo(page.locator("#state").textContent());
      assertState(page, "live");
      page.waitForCondition(
          () ->
              states(page)
                  .equals(
                      "{'sse':['live','lost','live'],'websocket':['live','lost','live']}"
                          .replace("'", "\"")));
    }
  }

  private static String states(Page page) {
    return (String) page.evaluate("JSON.stringify(states)");
  }

  @Test
  void pagesReconnectWhenTheFeedRestarts() {
    Page dashboard = open(browser.desktop(ColorScheme.LIGHT), "/?room=" + ROOM);
    Page viewer = open(browser.phone(ColorScheme.LIGHT), "/room.html?room=" + ROOM);

    pipeline.killFeed();
    assertState(dashboard, "lost");
    assertState(viewer, "lost");
    Browser.screenshot(dashboard, "dashboard-lost");

    pipeline.startFeed();
    assertState(dashboard, "live");
    assertState(viewer, "live");
    String before = dashboard.locator("#reactions").textContent();
    PlaywrightAssertions.assertThat(dashboard.locator("#reactions"))
        .not()
        .hasText(before, TEXT_TIMEOUT);
  }
}
