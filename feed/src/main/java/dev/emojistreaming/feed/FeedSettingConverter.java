package dev.emojistreaming.feed;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.feed.FeedConfig.EmojiFont;
import dev.emojistreaming.feed.access.RoomsRead;
import dev.emojistreaming.service.limit.LimitSetting;
import dev.emojistreaming.service.setting.SettingConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of {@link FeedConfig}: each public class reads one, with its variable and
 * bounds.
 */
final class FeedSettingConverter {

  private static final int MIB = 1 << 20;
  private static final Duration MAX_RETENTION = Duration.ofDays(7);

  private FeedSettingConverter() {}

  /** {@code INGEST_URL}. */
  public static final class IngestUrl extends SettingConverter<URI> {
    /** Called by the configuration. */
    public IngestUrl() {
      super(IngestUrl::uri);
    }

    @Override
    public URI convert(String value) {
      return read(value);
    }

    private static URI uri(String text) {
      try {
        return new URI(text.strip());
      } catch (URISyntaxException e) {
        throw new InvalidSettingException(
            "INGEST_URL", "an address such as http://localhost:8080", text);
      }
    }
  }

  /** {@code ROOMS_READ}, in lower or upper case. */
  public static final class RoomsReadBy extends SettingConverter<RoomsRead> {
    /** Called by the configuration. */
    public RoomsReadBy() {
      super(RoomsReadBy::parse);
    }

    /** An empty value is none. */
    @Override
    public @Nullable RoomsRead convert(String value) {
      return value.isBlank() ? null : read(value);
    }

    private static RoomsRead parse(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "public" -> RoomsRead.PUBLIC;
        case "token" -> RoomsRead.TOKEN;
        default -> throw new InvalidSettingException("ROOMS_READ", "public or token", text);
      };
    }
  }

  /** {@code ANONYMOUS_ISSUE}. */
  public static final class AnonymousIssue extends SettingConverter<LimitSetting> {
    /** Called by the configuration. */
    public AnonymousIssue() {
      super(text -> LimitSetting.parse("ANONYMOUS_ISSUE", text));
    }

    @Override
    public LimitSetting convert(String value) {
      return read(value);
    }
  }

  /** {@code EMOJI_TOPIC}. */
  public static final class ReactionsTopic extends SettingConverter.OfText {
    /** Called by the configuration. */
    public ReactionsTopic() {
      super("EMOJI_TOPIC", "the name of a topic");
    }
  }

  /** {@code FEED_RETENTION}. */
  public static final class Retention extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public Retention() {
      super("FEED_RETENTION", Duration.ofMinutes(1), MAX_RETENTION);
    }
  }

  /** {@code FEED_TICK}. */
  public static final class Tick extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public Tick() {
      super("FEED_TICK", Duration.ofMillis(100), Duration.ofMinutes(1));
    }
  }

  /** {@code FEED_HEARTBEAT}: proxies close a connection that is silent for a minute. */
  public static final class Heartbeat extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public Heartbeat() {
      super("FEED_HEARTBEAT", Duration.ofSeconds(1), Duration.ofSeconds(45));
    }
  }

  /** {@code FEED_STALE_AFTER}. */
  public static final class StaleAfter extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public StaleAfter() {
      super("FEED_STALE_AFTER", Duration.ofSeconds(2), Duration.ofHours(1));
    }
  }

  /** {@code FEED_MAX_CONNECTIONS}. */
  public static final class MaxConnections extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public MaxConnections() {
      super("FEED_MAX_CONNECTIONS", 1, 1_000_000);
    }
  }

  /** {@code FEED_MAX_CLIENTS}. */
  public static final class MaxClients extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public MaxClients() {
      super("FEED_MAX_CLIENTS", 1, 1_000_000);
    }
  }

  /** {@code FEED_MAX_COUNTS}. */
  public static final class MaxCounts extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public MaxCounts() {
      super("FEED_MAX_COUNTS", 1_000, EmojiCount.MAX_SUMMABLE);
    }
  }

  /** {@code FEED_SNAPSHOT}; {@link FeedConfigCheck} compares it with the retention. */
  public static final class Snapshot extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public Snapshot() {
      super("FEED_SNAPSHOT", Duration.ofSeconds(2), MAX_RETENTION);
    }
  }

  /** {@code FEED_TOP}. */
  public static final class Top extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public Top() {
      super("FEED_TOP", 1, 1_000);
    }
  }

  /** {@code FEED_CLIENT_BUFFER}. */
  public static final class ClientBuffer extends SettingConverter.OfSize {
    /** Called by the configuration. */
    public ClientBuffer() {
      super("FEED_CLIENT_BUFFER", 4_096, 64 * MIB);
    }
  }

  /** {@code FEED_EMOJI_FONT}, in lower or upper case. */
  public static final class EmojiFontSource extends SettingConverter<EmojiFont> {
    /** Called by the configuration. */
    public EmojiFontSource() {
      super(EmojiFontSource::source);
    }

    @Override
    public EmojiFont convert(String value) {
      return read(value);
    }

    private static EmojiFont source(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "bundled" -> EmojiFont.BUNDLED;
        case "system" -> EmojiFont.SYSTEM;
        default -> throw new InvalidSettingException("FEED_EMOJI_FONT", "bundled or system", text);
      };
    }
  }
}
