package dev.emojistreaming.feed;

import dev.emojistreaming.feed.access.RoomsRead;
import dev.emojistreaming.service.limit.LimitSetting;
import dev.emojistreaming.service.origin.AllowedOrigins;
import dev.emojistreaming.service.origin.CorsOriginsConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the feed. Settings of its Kafka clients begin with {@code kafka.} instead. An
 * invalid value stops the program with the line {@code NAME must be …, but is …}; {@code
 * FeedSettingConverter} has the bounds.
 */
@ConfigMapping(prefix = "feed")
public interface FeedConfig {

  /** Where pages post reactions: ingest's address for a browser; {@code INGEST_URL}. */
  @WithDefault("http://localhost:8080")
  @WithConverter(FeedSettingConverter.IngestUrl.class)
  URI ingestUrl();

  /** The origins whose pages may get tokens of anonymous viewers; {@code CORS_ORIGINS}. */
  @WithDefault("http://localhost:8090")
  @WithConverter(CorsOriginsConverter.class)
  AllowedOrigins corsOrigins();

  /**
   * Readers of the counts of rooms: by default everybody, if {@code AUTH} is {@code none} or has
   * {@code anonymous}; {@code ROOMS_READ}.
   */
  @WithConverter(FeedSettingConverter.RoomsReadBy.class)
  Optional<RoomsRead> roomsRead();

  /** Limit of new anonymous viewers for each address; {@code ANONYMOUS_ISSUE}. */
  @WithDefault("100/s burst 2000")
  @WithConverter(FeedSettingConverter.AnonymousIssue.class)
  LimitSetting anonymousIssue();

  /**
   * The topic of reactions. When it grows and no counts follow, counts are stale. {@code
   * EMOJI_TOPIC}.
   */
  @WithDefault("emoji_reactions")
  @WithConverter(FeedSettingConverter.ReactionsTopic.class)
  String reactionsTopic();

  /**
   * Maximum number of clients' connections; at most the process's limit of open files less 256. At
   * the limit a new one displaces the one that has been idle for longest.
   */
  @WithDefault("34000")
  @WithConverter(FeedSettingConverter.MaxConnections.class)
  int maxConnections();

  /**
   * Maximum number of streams; at most nine tenths of {@link #maxConnections()}. At the limit the
   * network with most streams loses its newest one.
   */
  @WithDefault("30000")
  @WithConverter(FeedSettingConverter.MaxClients.class)
  int maxClients();

  /** How long a window stays in memory after its start. */
  @WithDefault("1h")
  @WithConverter(FeedSettingConverter.Retention.class)
  Duration retention();

  /** Minimum time between two ticks of a stream. */
  @WithDefault("500ms")
  @WithConverter(FeedSettingConverter.Tick.class)
  Duration tick();

  /** Every stream gets a heartbeat this often; a client that misses two has lost its connection. */
  @WithDefault("15s")
  @WithConverter(FeedSettingConverter.Heartbeat.class)
  Duration heartbeat();

  /**
   * Counts are stale if Kafka has not answered, or no count has followed a reaction, for this time.
   */
  @WithDefault("5s")
  @WithConverter(FeedSettingConverter.StaleAfter.class)
  Duration staleAfter();

  /** Maximum number of counts in memory; above it, the largest room loses its oldest windows. */
  @WithDefault("1000000")
  @WithConverter(FeedSettingConverter.MaxCounts.class)
  int maxCounts();

  /** How far back the windows of a snapshot go; at most {@link #retention()}. */
  @WithDefault("1m")
  @WithConverter(FeedSettingConverter.Snapshot.class)
  Duration snapshot();

  /** Maximum number of emojis in a snapshot's list of the most frequent. */
  @WithDefault("10")
  @WithConverter(FeedSettingConverter.Top.class)
  int top();

  /** Maximum number of unsent bytes for a client; above it, the client is disconnected. */
  @WithDefault("256K")
  @WithConverter(FeedSettingConverter.ClientBuffer.class)
  MemorySize clientBuffer();

  /** The font for emojis that a viewer's system cannot draw. */
  @WithDefault("bundled")
  @WithConverter(FeedSettingConverter.EmojiFontSource.class)
  EmojiFont emojiFont();

  /** Fonts for emojis. */
  enum EmojiFont {
    /** The feed's, for the emojis that the viewer's system cannot draw. */
    BUNDLED,
    /** Only those of the viewer's system. */
    SYSTEM
  }
}
