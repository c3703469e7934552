package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.emojistreaming.service.auth.mode.AuthMode;
import dev.emojistreaming.service.auth.mode.AuthModes;
import java.net.URI;

/**
 * The answer of {@code GET /settings}.
 *
 * @param ingestUrl where pages post reactions
 * @param auth {@code none}; {@code anonymous} if pages get tokens of this feed; {@code token} if
 *     they need one of a login service
 */
public record SettingsAnswer(@JsonProperty("ingest_url") String ingestUrl, String auth) {

  static SettingsAnswer of(URI ingestUrl, AuthModes modes) {
    String auth = modes.has(AuthMode.ANONYMOUS) ? "anonymous" : "token";
    return new SettingsAnswer(ingestUrl.toString(), modes.has(AuthMode.NONE) ? "none" : auth);
  }
}
