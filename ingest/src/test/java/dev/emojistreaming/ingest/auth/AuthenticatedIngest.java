package dev.emojistreaming.ingest.auth;

import dev.emojistreaming.testkit.auth.Credentials;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An ingest that accepts the {@link Credentials}. */
public final class AuthenticatedIngest implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Credentials.settings();
  }
}
