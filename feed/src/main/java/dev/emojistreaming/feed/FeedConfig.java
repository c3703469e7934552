package dev.emojistreaming.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Every setting of the feed itself; the Kafka clients' own begin with {@code kafka.} */
@ConfigMapping(prefix = "feed")
public interface FeedConfig {

  /** Where apps post reactions, as a browser must address it. */
  @WithDefault("http://localhost:8080")
  URI ingestUrl();

  /** The topic of reactions: when it grows and counts do not follow, counts are called stale. */
  @WithDefault("emoji_reactions")
  String reactionsTopic();

  /** How long a window is remembered after its start. */
  @WithDefault("1H")
  Duration retention();

  /** Time between two ticks of a stream. */
  @WithDefault("0.5S")
  Duration tick();

  /** Longest silence of a stream. */
  @WithDefault("15S")
  Duration heartbeat();

  /**
   * When Kafka has not answered, or no count has followed a reaction, for so long, counts are
   * stale.
   */
  @WithDefault("5S")
  Duration staleAfter();

  /** Most counts in memory; beyond it the room that has been quiet longest is forgotten. */
  @WithDefault("1000000")
  int maxCounts();

  /** How long before now the windows of a snapshot begin. */
  @WithDefault("1M")
  Duration snapshot();

  /** Most emojis in a snapshot's list of the most frequent. */
  @WithDefault("10")
  int top();

  /** Most bytes that wait for a client; one that is further behind is disconnected. */
  @WithDefault("262144")
  int clientBuffer();
}
