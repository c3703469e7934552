package dev.emojistreaming.service.setting;

import dev.emojistreaming.contract.setting.DurationSetting;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.NumberSetting;
import dev.emojistreaming.contract.setting.SizeSetting;
import dev.emojistreaming.contract.setting.TextSetting;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.Serial;
import java.math.BigInteger;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads one setting. SmallRye Config creates converters without arguments and checks the type that
 * {@link #convert} returns. So each setting has a public class that extends this one, or one of the
 * nested ones, and has the setting's variable and bounds.
 */
public abstract class SettingConverter<T> implements Converter<T> {

  private final transient Function<String, T> parser;

  /**
   * @param parser throws an {@link InvalidSettingException} for a bad value
   */
  protected SettingConverter(Function<String, T> parser) {
    this.parser = parser;
  }

  /** Reads the value; to be called by {@link #convert}. */
  protected final T read(String value) {
    try {
      return parser.apply(value);
    } catch (InvalidSettingException e) {
      throw new BadValueException(e);
    }
  }

  /** Reads a duration. */
  public abstract static class OfDuration extends SettingConverter<Duration> {
    protected OfDuration(String variable, Duration min, Duration max) {
      super(new DurationSetting(variable, min, max)::parse);
    }

    @Override
    public final Duration convert(String value) {
      return read(value);
    }
  }

  /** Reads a whole number. */
  public abstract static class OfNumber extends SettingConverter<Integer> {
    protected OfNumber(String variable, int min, int max) {
      super(new NumberSetting(variable, min, max)::parseInt);
    }

    @Override
    public final Integer convert(String value) {
      return read(value);
    }
  }

  /** Reads a number of bytes. */
  public abstract static class OfSize extends SettingConverter<MemorySize> {
    protected OfSize(String variable, long min, long max) {
      super(size(new SizeSetting(variable, min, max)));
    }

    private static Function<String, MemorySize> size(SizeSetting setting) {
      return text -> new MemorySize(BigInteger.valueOf(setting.parse(text)));
    }

    @Override
    public final MemorySize convert(String value) {
      return read(value);
    }
  }

  /** Reads a text that is not empty. */
  public abstract static class OfText extends SettingConverter<String> {
    protected OfText(String variable, String rule) {
      super(new TextSetting(variable, rule)::parse);
    }

    @Override
    public final String convert(String value) {
      return read(value);
    }
  }

  /**
   * Not an {@link IllegalArgumentException}, for which SmallRye Config has its own message: with
   * the property's name instead of the variable.
   */
  private static final class BadValueException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    BadValueException(InvalidSettingException cause) {
      super(cause.getMessage());
    }

    /** The message alone: SmallRye Config lists exceptions by this text. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
