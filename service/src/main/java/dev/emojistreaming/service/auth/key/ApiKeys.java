package dev.emojistreaming.service.auth.key;

import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.CredentialCheck;
import dev.emojistreaming.service.auth.CredentialSource;
import dev.emojistreaming.service.auth.InvalidLineException;
import dev.emojistreaming.service.auth.WatchedFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API keys of a file, of which the service knows only hashes. Thread-safe. */
public final class ApiKeys implements CredentialCheck {

  private static final String VARIABLE = "AUTH_KEYS_FILE";
  private static final String COMMENT = "#";

  private final WatchedFile<Map<String, ApiKey>> file;
  private final Clock clock;

  /**
   * Reads the file.
   *
   * @throws dev.emojistreaming.contract.setting.InvalidSettingException if it cannot be read or has
   *     a bad line
   */
  public ApiKeys(Path file, Clock clock) {
    this.file = new WatchedFile<>(VARIABLE, file, ApiKeys::parse);
    this.clock = clock;
  }

  private static Map<String, ApiKey> parse(List<String> lines) {
    Map<String, ApiKey> keys = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith(COMMENT)) {
        add(keys, i, line);
      }
    }
    return Map.copyOf(keys);
  }

  private static void add(Map<String, ApiKey> keys, int index, String line) {
    try {
      ApiKey key = ApiKeyLine.parse(line);
      if (keys.put(String.valueOf(key.principal().key()), key) != null) {
        throw new IllegalArgumentException("another line has the same id");
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidLineException(index, String.valueOf(e.getMessage()));
    }
  }

  /** Whether a credential is meant to be an API key. */
  public static boolean isMeant(String credential) {
    return ApiKeyText.isMeant(credential);
  }

  @Override
  public Authentication check(String credential, CredentialSource source) {
    ApiKeyText presented = ApiKeyText.parse(credential).orElse(null);
    if (presented == null) {
      return Authentication.rejected(Reason.MALFORMED);
    }
    ApiKey key = file.content().get(presented.id());
    if (key == null || !key.matches(presented)) {
      return Authentication.rejected(Reason.UNKNOWN_KEY);
    }
    return key.isExpired(clock.instant())
        ? Authentication.rejected(Reason.EXPIRED)
        : new Authentication.Accepted(key.principal());
  }

  /** The file, which must be looked at from time to time. */
  public WatchedFile<?> file() {
    return file;
  }

  /** The number of keys that are not expired. */
  public int size() {
    Instant now = clock.instant();
    return (int) file.content().values().stream().filter(key -> !key.isExpired(now)).count();
  }

  /** The time until the next key expires; empty if none does. */
  public Optional<Duration> nextExpiry() {
    Instant now = clock.instant();
    return file.content().values().stream()
        .filter(key -> !key.isExpired(now) && !key.principal().expires().equals(Instant.MAX))
        .map(key -> Duration.between(now, key.principal().expires()))
        .min(Duration::compareTo);
  }
}
