package dev.emojistreaming.standalone;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes the pictures of the README during a simulated match: {@code ./mvnw verify -Ppictures -pl
 * standalone -am}. Not a part of the build.
 */
@ExtendWith(LivePipeline.Resolver.class)
class ReadmePictures {

  private static final Path FOLDER = Path.of(System.getProperty("project.root"), "docs", "images");
  private static final String ROOM = "stadium";
  private static final int REACTIONS_PER_SECOND = 150;
  private static final Duration MATCH = Duration.ofMinutes(3);

  /** The dashboard's chart shows five minutes; the warm-up of the pipeline should not be in it. */
  private static final Duration WARM_UP = Duration.ofSeconds(130);

  @Test
  void takePictures(LivePipeline pipeline) {
    try (Browser browser = Browser.start()) {
      pipeline.playMatch(ROOM, REACTIONS_PER_SECOND, MATCH);
      Page dashboard = browser.desktop(ColorScheme.LIGHT);
      dashboard.navigate(pipeline.feed() + "/?room=" + ROOM);
      Page viewer = browser.phone(ColorScheme.DARK);
      viewer.navigate(pipeline.feed() + "/room.html?room=" + ROOM);
      viewer.waitForTimeout((double) WARM_UP.toMillis());
      viewer.waitForCondition(() -> viewer.locator(".floating").count() > 25);
      Browser.screenshot(viewer, FOLDER.resolve("viewer.png"));
      Browser.screenshot(dashboard, FOLDER.resolve("dashboard.png"));
    }
  }
}
