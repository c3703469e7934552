package dev.emojistreaming.feed.font;

import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.FeedConfig.EmojiFont;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.Cache;

/**
 * {@code GET /emoji-font/subsets}: the files of the emoji font, each with the ranges of its code
 * points. There are none if the setting is {@code system} or the feed was built without the font.
 */
@Path("/emoji-font/subsets")
@Cache(noCache = true)
public class EmojiFontResource {

  private static final Logger LOG = Logger.getLogger(EmojiFontResource.class);

  private static final String NO_SUBSETS = "{\"subsets\":[]}";

  private final String subsets;

  EmojiFontResource(FeedConfig config) {
    subsets = subsets(config.emojiFont(), BundledFont.subsets());
  }

  static String subsets(EmojiFont font, Optional<String> bundled) {
    return font == EmojiFont.SYSTEM ? NO_SUBSETS : bundled.orElse(NO_SUBSETS);
  }

  void report(@Observes StartupEvent event, FeedConfig config) {
    if (config.emojiFont() == EmojiFont.BUNDLED && subsets.equals(NO_SUBSETS)) {
      LOG.info("This feed was built without its emoji font; FEED_EMOJI_FONT is system");
    }
  }

  /** Constant while the process runs. */
  @GET
  @NonBlocking
  @Produces(MediaType.APPLICATION_JSON)
  public String subsets() {
    return subsets;
  }
}
