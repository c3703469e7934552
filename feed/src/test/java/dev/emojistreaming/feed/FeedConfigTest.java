package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.UnknownVariables;
import dev.emojistreaming.feed.FeedConfig.EmojiFont;
import dev.emojistreaming.feed.access.RoomsRead;
import dev.emojistreaming.testkit.quarkus.SettingsTable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedConfigTest {

  private static final SettingsTable<FeedConfig> SETTINGS =
      SettingsTable.of(FeedConfig.class)
          .with(
              "feed.ingest-url",
              "INGEST_URL",
              FeedConfig::ingestUrl,
              URI.create("http://localhost:8080"),
              "https://in.example",
              URI.create("https://in.example"))
          .with(
              "feed.cors-origins",
              "CORS_ORIGINS",
              config -> config.corsOrigins().entries(),
              Set.of("http://localhost:8090"),
              "https://emoji.example",
              Set.of("https://emoji.example"))
          .with(
              "feed.rooms-read",
              "ROOMS_READ",
              FeedConfig::roomsRead,
              Optional.empty(),
              "Token",
              Optional.of(RoomsRead.TOKEN))
          .with(
              "feed.anonymous-issue",
              "ANONYMOUS_ISSUE",
              config -> config.anonymousIssue().text(),
              "100/s burst 2000",
              "off",
              "off")
          .with(
              "feed.reactions-topic",
              "EMOJI_TOPIC",
              FeedConfig::reactionsTopic,
              "emoji_reactions",
              "taps",
              "taps")
          .with(
              "feed.max-connections",
              "FEED_MAX_CONNECTIONS",
              FeedConfig::maxConnections,
              34_000,
              "100",
              100)
          .with("feed.max-clients", "FEED_MAX_CLIENTS", FeedConfig::maxClients, 30_000, "10", 10)
          .with(
              "feed.retention",
              "FEED_RETENTION",
              FeedConfig::retention,
              Duration.ofHours(1),
              "7d",
              Duration.ofDays(7))
          .with(
              "feed.tick",
              "FEED_TICK",
              FeedConfig::tick,
              Duration.ofMillis(500),
              "0.25S",
              Duration.ofMillis(250))
          .with(
              "feed.heartbeat",
              "FEED_HEARTBEAT",
              FeedConfig::heartbeat,
              Duration.ofSeconds(15),
              "20",
              Duration.ofSeconds(20))
          .with(
              "feed.stale-after",
              "FEED_STALE_AFTER",
              FeedConfig::staleAfter,
              Duration.ofSeconds(5),
              "1M",
              Duration.ofMinutes(1))
          .with(
              "feed.max-counts", "FEED_MAX_COUNTS", FeedConfig::maxCounts, 1_000_000, "1000", 1_000)
          .with(
              "feed.snapshot",
              "FEED_SNAPSHOT",
              FeedConfig::snapshot,
              Duration.ofMinutes(1),
              "PT30M",
              Duration.ofMinutes(30))
          .with("feed.top", "FEED_TOP", FeedConfig::top, 10, "3", 3)
          .with(
              "feed.client-buffer",
              "FEED_CLIENT_BUFFER",
              c -> c.clientBuffer().asLongValue(),
              256L << 10,
              "131072",
              128L << 10)
          .with(
              "feed.emoji-font",
              "FEED_EMOJI_FONT",
              FeedConfig::emojiFont,
              EmojiFont.BUNDLED,
              "System",
              EmojiFont.SYSTEM);

  private final UnknownVariables unknownVariables = new FeedProducers().unknownVariables();

  @Test
  void everySettingHasItsDefaultItsVariableAndItsDocumentation() {
    SETTINGS.assertHolds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INGEST_URL | a b | an address such as http://localhost:8080
          EMOJI_TOPIC | '' | the name of a topic
          FEED_RETENTION | 8D | a duration from 1m to 7d, such as 10s or 500ms
          FEED_TICK | 50ms | a duration from 100ms to 1m, such as 10s or 500ms
          FEED_HEARTBEAT | 60s | a duration from 1s to 45s, such as 10s or 500ms
          FEED_STALE_AFTER | soon | a duration from 2s to 1h, such as 10s or 500ms
          FEED_MAX_COUNTS | 0 | a whole number from 1000 to 9000000
          FEED_SNAPSHOT | 1s | a duration from 2s to 7d, such as 10s or 500ms
          FEED_TOP | 1001 | a whole number from 1 to 1000
          FEED_CLIENT_BUFFER | 100 | a size from 4K to 64M, such as 64M
          FEED_EMOJI_FONT | noto | bundled or system
          """)
  void badValueIsReportedByItsVariable(String variable, String value, String rule) {
    SETTINGS.assertRefused(variable, value, rule);
  }

  @Test
  void snapshotLongerThanTheRetentionIsRefused() {
    FeedConfig config = SETTINGS.read(Map.of("FEED_SNAPSHOT", "2h", "FEED_RETENTION", "90m"));
    assertThatThrownBy(() -> FeedConfigCheck.require(config))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("FEED_SNAPSHOT must be at most FEED_RETENTION (90m), but is 2h");
    FeedConfigCheck.require(SETTINGS.read(Map.of()));
  }

  @Test
  void unknownVariableIsReportedWithTheNearestOne() {
    assertThat(
            unknownVariables.warnings(
                Set.of("FEED_TICKS", "FEED_PORT_8090_TCP", "FEED_SERVICE_HOST", "INGEST_X")))
        .containsExactly("the variable FEED_TICKS is unknown; is it FEED_TICK?");
  }

  @Test
  void noVariableThatHasAnEffectIsReportedAsUnknown() {
    assertThat(unknownVariables.warnings(SETTINGS.variables())).isEmpty();
  }
}
