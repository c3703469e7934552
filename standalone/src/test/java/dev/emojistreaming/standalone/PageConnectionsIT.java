package dev.emojistreaming.standalone;

import static dev.emojistreaming.standalone.LivePages.TEXT_TIMEOUT;
import static dev.emojistreaming.standalone.LivePages.assertState;
import static dev.emojistreaming.standalone.LivePages.openLive;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.emojistreaming.testkit.load.LoadDriver;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the pages are connected to the feed, in a real browser. */
@ExtendWith(LivePipeline.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageConnectionsIT {

  private static final String ROOM = "connected";

  private LivePipeline pipeline;
  private Browser browser;
  private LoadDriver crowd;

  @BeforeAll
  void start(LivePipeline running) {
    browser = Browser.start();
    pipeline = running;
    crowd = LoadDriver.start(10, pipeline.reactions(ROOM));
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (browser != null) {
      browser.close();
      crowd.close();
    }
  }

  @AfterEach
  void noScriptFailed() {
    browser.closePages();
    assertThat(browser.errors()).isEmpty();
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
      page.waitForTimeout(2_500);
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

  /** The events are the test's: a feed whose retention has passed, and a new snapshot. */
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
    send(sockets.get(0), "snapshot", "'reactions':14698,'top':[]", "[]");
    assertTotal(page, "14,698");
    send(sockets.get(0), "tick", "'reactions':4005", growth);
    assertTotal(page, "4,005");
    send(sockets.get(0), "snapshot", "'reactions':100,'top':[]", "[]");
    assertTotal(page, "100");
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
  void pagesReconnectWhenTheFeedRestarts() {
    Page dashboard =
        openLive(browser.desktop(ColorScheme.LIGHT), pipeline.feed() + "/?room=" + ROOM);
    Page viewer =
        openLive(browser.phone(ColorScheme.LIGHT), pipeline.feed() + "/room.html?room=" + ROOM);

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
