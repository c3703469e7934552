package dev.emojistreaming.standalone;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** The browser's own measurements of a page: Chrome DevTools Protocol, Performance.getMetrics. */
record Measurement(CDPSession session) implements AutoCloseable {

  static Measurement of(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("Performance.enable");
    return new Measurement(session);
  }

  /** The current value of a metric, such as {@code LayoutCount}. */
  double value(String name) {
    JsonObject answer = session.send("Performance.getMetrics");
    for (JsonElement metric : answer.getAsJsonArray("metrics")) {
      if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
        return metric.getAsJsonObject().get("value").getAsDouble();
      }
    }
    throw new IllegalArgumentException("the browser does not measure " + name);
  }

  @Override
  public void close() {
    session.detach();
  }
}
