package dev.emojistreaming.service.auth.mode;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.token.JwtAlgorithms;
import dev.emojistreaming.service.setting.SettingConverter;
import java.time.Duration;

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

  /** {@code JWT_ALGORITHMS}. */
  public static final class Algorithms extends SettingConverter<JwtAlgorithms> {
    /** Called by the configuration. */
    public Algorithms() {
      super(Algorithms::algorithms);
    }

    @Override
    public JwtAlgorithms convert(String value) {
      return read(value);
    }

    private static JwtAlgorithms algorithms(String text) {
      return JwtAlgorithms.parse(text)
          .orElseThrow(
              () -> new InvalidSettingException("JWT_ALGORITHMS", JwtAlgorithms.RULE, text));
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
