package dev.emojistreaming.ingest;

import dev.emojistreaming.service.address.AddressList;
import dev.emojistreaming.service.limit.LimitSetting;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/**
 * How many reactions are taken. A limit is a rate such as {@code 15/s burst 100}, or {@code off}.
 */
public interface LimitConfig {

  /** Of each user; {@code LIMIT_USER}. */
  @WithConverter(LimitSettingConverter.User.class)
  LimitSetting user();

  /** Of each key of a backend; {@code LIMIT_KEY}. */
  @WithConverter(LimitSettingConverter.Key.class)
  LimitSetting key();

  /**
   * Of each client address: of IPv6 each /64, and 16 times that of each /48; {@code LIMIT_ADDRESS}.
   */
  @WithConverter(LimitSettingConverter.Address.class)
  LimitSetting address();

  /** Addresses that the limit for addresses does not apply to; {@code LIMIT_EXEMPT}. */
  @WithConverter(LimitSettingConverter.Exempt.class)
  AddressList exempt();

  /** Of each room; {@code LIMIT_ROOM}. */
  @WithConverter(LimitSettingConverter.Room.class)
  LimitSetting room();

  /** Of this process in total; {@code LIMIT_TOTAL}. */
  @WithConverter(LimitSettingConverter.Total.class)
  LimitSetting total();

  /**
   * Maximum memory for the tables of all limits. Default: 32 MiB, of which they take what the
   * limits need; required if there is no total limit, because then nothing bounds that.
   */
  @WithConverter(LimitSettingConverter.TableSize.class)
  Optional<MemorySize> tableSize();

  /** Whether answers with status 200 have the RateLimit fields too; {@code LIMIT_HEADERS}. */
  @WithConverter(LimitSettingConverter.Headers.class)
  boolean headers();
}
