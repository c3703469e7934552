package dev.emojistreaming.service.auth.mode;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.setting.SettingConverter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the settings of {@link AuthConfig}: each public class reads one, with its variable and
 * bounds.
 */
final class AuthSettingConverter {

  private AuthSettingConverter() {}

  /** {@code AUTH}. */
  public static final class Modes extends SettingConverter<AuthModes> {
    /** Called by the configuration. */
    public Modes() {
      super(AuthModes::parse);
    }

    @Override
    public AuthModes convert(String value) {
      return read(value);
    }
  }

  /** {@code ANONYMOUS_ROOMS}. */
  public static final class Rooms extends SettingConverter<RoomSet> {
    /** Called by the configuration. */
    public Rooms() {
      super(Rooms::rooms);
    }

    @Override
    public RoomSet convert(String value) {
      return read(value);
    }

    private static RoomSet rooms(String text) {
      return RoomSet.parse(text)
          .orElseThrow(() -> new InvalidSettingException("ANONYMOUS_ROOMS", RoomSet.RULE, text));
    }
  }

  /**
   * An element of {@code JWT_ALGORITHMS}: never a symmetric one, whose key every reader of tokens
   * would have.
   */
  public static final class Algorithm extends SettingConverter<String> {
    private static final Set<String> ASYMMETRIC =
        new TreeSet<>(
            List.of(
                "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"));

    /** Called by the configuration. */
    public Algorithm() {
      super(Algorithm::algorithm);
    }

    @Override
    public String convert(String value) {
      return read(value);
    }

    private static String algorithm(String text) {
      String name = text.strip();
      if (!ASYMMETRIC.contains(name)) {
        throw new InvalidSettingException(
            "JWT_ALGORITHMS", "a comma-separated list of " + String.join(", ", ASYMMETRIC), text);
      }
      return name;
    }
  }

  /** {@code JWT_MAX_AGE}. */
  public static final class MaxAge extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public MaxAge() {
      super("JWT_MAX_AGE", Duration.ofMinutes(1), Duration.ofDays(365));
    }
  }
}
