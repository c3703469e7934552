package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.SizeSetting;
import dev.emojistreaming.service.address.AddressList;
import dev.emojistreaming.service.limit.LimitSetting;
import dev.emojistreaming.service.setting.SettingConverter;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the settings of {@link LimitConfig}: each public class reads one, with its variable. */
final class LimitSettingConverter {

  private static final long MIB = 1L << 20;

  private LimitSettingConverter() {}

  /** Reads a limit. */
  abstract static class OfLimit extends SettingConverter<LimitSetting> {
    OfLimit(String variable) {
      super(text -> LimitSetting.parse(variable, text));
    }

    @Override
    public final LimitSetting convert(String value) {
      return read(value);
    }
  }

  /** Reads a list of addresses. */
  abstract static class OfAddresses extends SettingConverter<AddressList> {
    OfAddresses(String variable) {
      super(text -> AddressList.parse(variable, text));
    }

    @Override
    public final AddressList convert(String value) {
      return read(value);
    }
  }

  /** {@code LIMIT_USER}. */
  public static final class User extends OfLimit {
    /** Called by the configuration. */
    public User() {
      super("LIMIT_USER");
    }
  }

  /** {@code LIMIT_KEY}. */
  public static final class Key extends OfLimit {
    /** Called by the configuration. */
    public Key() {
      super("LIMIT_KEY");
    }
  }

  /** {@code LIMIT_ADDRESS}. */
  public static final class Address extends OfLimit {
    /** Called by the configuration. */
    public Address() {
      super("LIMIT_ADDRESS");
    }
  }

  /** {@code LIMIT_ROOM}. */
  public static final class Room extends OfLimit {
    /** Called by the configuration. */
    public Room() {
      super("LIMIT_ROOM");
    }
  }

  /** {@code LIMIT_TOTAL}. */
  public static final class Total extends OfLimit {
    /** Called by the configuration. */
    public Total() {
      super("LIMIT_TOTAL");
    }
  }

  /** {@code LIMIT_EXEMPT}. */
  public static final class Exempt extends OfAddresses {
    /** Called by the configuration. */
    public Exempt() {
      super("LIMIT_EXEMPT");
    }
  }

  /** {@code TRUSTED_PROXIES}. */
  public static final class Proxies extends OfAddresses {
    /** Called by the configuration. */
    public Proxies() {
      super("TRUSTED_PROXIES");
    }
  }

  /** {@code INGEST_LIMIT_TABLE_SIZE}; empty text is no size, because the setting is optional. */
  public static final class TableSize extends SettingConverter<MemorySize> {
    /** Called by the configuration. */
    public TableSize() {
      super(
          text ->
              new MemorySize(
                  BigInteger.valueOf(
                      new SizeSetting("INGEST_LIMIT_TABLE_SIZE", MIB, 1024 * MIB).parse(text))));
    }

    @Override
    public @Nullable MemorySize convert(String value) {
      return value.isEmpty() ? null : read(value);
    }
  }

  /** {@code LIMIT_HEADERS}. */
  public static final class Headers extends SettingConverter<Boolean> {
    /** Called by the configuration. */
    public Headers() {
      super(Headers::parse);
    }

    @Override
    public Boolean convert(String value) {
      return read(value);
    }

    private static Boolean parse(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new InvalidSettingException("LIMIT_HEADERS", "true or false", text);
      };
    }
  }
}
