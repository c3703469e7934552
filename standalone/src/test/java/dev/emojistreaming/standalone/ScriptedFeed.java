package dev.emojistreaming.standalone;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Answers a page in place of a feed that issues tokens. */
final class ScriptedFeed {

  private ScriptedFeed() {}

  /** Issues {@code token-1}, {@code token-2} and so on, and opens streams without reactions. */
  static void withAnonymousTokens(Page page) {
    AtomicInteger issued = new AtomicInteger();
    page.route(
        "**/settings",
        route -> json(route, "{'ingest_url':'" + ingest(route) + "','auth':'anonymous'}"));
    page.route(
        "**/token",
        route ->
            json(
                route,
                "{'token':'token-%d','expires_in':900}".formatted(issued.incrementAndGet())));
    page.routeWebSocket(
        Pattern.compile(".*/socket.*"),
        socket ->
            socket.send(
                """
                {'event':'snapshot','id':'1','data':{'room':'','time':'%s','stale':false,
                'window_ms':2000,'growing_ms':4000,'snapshot_ms':60000,'reactions':0,'top':[],
                'counts':[]}}
                """
                    .formatted(Instant.now())
                    .replace('\'', '"')));
  }

  private static String ingest(Route route) {
    String settings = route.fetch().text();
    return settings.replaceAll(".*\"ingest_url\":\"([^\"]*)\".*", "$1");
  }

  private static void json(Route route, String body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(body.replace('\'', '"')));
  }
}
