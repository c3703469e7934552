package dev.emojistreaming.feed.query;

import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.service.auth.mode.AuthConfig;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.Cache;

/** {@code GET /settings}: the settings that pages need. */
@Path("/settings")
@Cache(noCache = true)
public class SettingsResource {

  private final SettingsAnswer settings;

  SettingsResource(FeedConfig config, AuthConfig auth) {
    settings = SettingsAnswer.of(config.ingestUrl(), auth.modes());
  }

  /** Constant while the process runs. */
  @GET
  @NonBlocking
  public SettingsAnswer settings() {
    return settings;
  }
}
