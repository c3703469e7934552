package dev.emojistreaming.feed.access;

import dev.emojistreaming.testkit.auth.Credentials;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** A feed whose rooms need one of the {@link Credentials}. */
public final class PrivateRooms implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(Credentials.settings());
    settings.put("feed.rooms-read", "token");
    settings.put("feed.heartbeat", "1s");
    settings.put("feed.anonymous-issue", "1/s burst 50");
    return settings;
  }
}
