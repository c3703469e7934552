package dev.emojistreaming.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.setting.UnknownVariables;
import dev.emojistreaming.ingest.IngestConfig.Acknowledge;
import dev.emojistreaming.service.address.AddressList;
import dev.emojistreaming.testkit.quarkus.SettingsTable;
import io.quarkus.runtime.configuration.MemorySize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestConfigTest {

  private static final SettingsTable<IngestConfig> SETTINGS =
      SettingsTable.of(IngestConfig.class)
          .with(
              "ingest.acknowledge",
              "ACKNOWLEDGE",
              IngestConfig::acknowledge,
              Acknowledge.STORED,
              "buffered",
              Acknowledge.BUFFERED)
          .with(
              "ingest.emoji-catalogue",
              "EMOJI_CATALOGUE",
              IngestConfig::emojiCatalogue,
              EmojiCatalogue.of("rgi"),
              "any",
              EmojiCatalogue.of("any"))
          .with(
              "ingest.topic", "EMOJI_TOPIC", IngestConfig::topic, "emoji_reactions", "taps", "taps")
          .with(
              "ingest.allowed-lateness",
              "ALLOWED_LATENESS",
              IngestConfig::allowedLateness,
              Duration.ofHours(1),
              "90m",
              Duration.ofMinutes(90))
          .with(
              "ingest.cors-origins",
              "CORS_ORIGINS",
              c -> c.corsOrigins().entries(),
              Set.of("http://localhost:8090"),
              "HTTPS://Shop.example/",
              Set.of("https://shop.example"))
          .with(
              "ingest.trusted-proxies",
              "TRUSTED_PROXIES",
              IngestConfig::trustedProxies,
              AddressList.parse("", "none"),
              "10.0.0.0/8",
              AddressList.parse("", "10.0.0.0/8"))
          .with(
              "ingest.limit.user",
              "LIMIT_USER",
              c -> c.limit().user().text(),
              "15/s burst 100",
              "7/s burst 9",
              "7/s burst 9")
          .with(
              "ingest.limit.key",
              "LIMIT_KEY",
              c -> c.limit().key().text(),
              "1000/s burst 2000",
              "7/s burst 9",
              "7/s burst 9")
          .with(
              "ingest.limit.address",
              "LIMIT_ADDRESS",
              c -> c.limit().address().text(),
              "off",
              "7/s burst 9",
              "7/s burst 9")
          .with(
              "ingest.limit.room",
              "LIMIT_ROOM",
              c -> c.limit().room().text(),
              "5000/s burst 10000",
              "off",
              "off")
          .with(
              "ingest.limit.total",
              "LIMIT_TOTAL",
              c -> c.limit().total().text(),
              "10000/s burst 20000",
              "7/s burst 9",
              "7/s burst 9")
          .with(
              "ingest.limit.exempt",
              "LIMIT_EXEMPT",
              c -> c.limit().exempt(),
              AddressList.parse("", "none"),
              "2001:db8::/32",
              AddressList.parse("", "2001:db8::/32"))
          .with(
              "ingest.limit.table-size",
              "INGEST_LIMIT_TABLE_SIZE",
              c -> c.limit().tableSize().map(MemorySize::asLongValue),
              Optional.empty(),
              "64M",
              Optional.of(64L << 20))
          .with(
              "ingest.limit.headers",
              "LIMIT_HEADERS",
              c -> c.limit().headers(),
              false,
              "true",
              true)
          .with(
              "ingest.max-connections",
              "INGEST_MAX_CONNECTIONS",
              IngestConfig::maxConnections,
              8_192,
              "100",
              100)
          .with(
              "ingest.drain-timeout",
              "INGEST_DRAIN_TIMEOUT",
              IngestConfig::drainTimeout,
              Duration.ofSeconds(10),
              "500ms",
              Duration.ofMillis(500))
          .with(
              "ingest.kafka.delivery-timeout",
              "INGEST_KAFKA_DELIVERY_TIMEOUT",
              c -> c.kafka().deliveryTimeout(),
              Duration.ofSeconds(1),
              "PT10S",
              Duration.ofSeconds(10))
          .with(
              "ingest.kafka.max-in-flight",
              "MP_MESSAGING_OUTGOING_REACTIONS_MAX_INFLIGHT_MESSAGES",
              c -> c.kafka().maxInFlight(),
              4_096,
              "8",
              8)
          .with(
              "ingest.kafka.buffer-memory",
              "KAFKA_BUFFER_MEMORY",
              c -> c.kafka().bufferMemory(),
              32L << 20,
              "1000000",
              1_000_000L)
          .with(
              "ingest.buffer.capacity",
              "INGEST_BUFFER_CAPACITY",
              c -> c.buffer().capacity(),
              50_000,
              "7",
              7)
          .with(
              "ingest.buffer.max-bytes",
              "INGEST_BUFFER_MAX_BYTES",
              c -> c.buffer().maxBytes().asLongValue(),
              32L << 20,
              "64M",
              64L << 20)
          .with(
              "ingest.buffer.flush-interval",
              "BUFFER_FLUSH_INTERVAL",
              c -> c.buffer().flushInterval(),
              Duration.ofMillis(500),
              "2.25",
              Duration.ofMillis(2_250))
          .with(
              "ingest.buffer.flush-size",
              "INGEST_BUFFER_FLUSH_SIZE",
              c -> c.buffer().flushSize(),
              20_000,
              "9",
              9)
          .with(
              "ingest.overflow.path",
              "INGEST_OVERFLOW_PATH",
              c -> c.overflow().path(),
              Path.of("data/overflow/overflow.db"),
              "/o.db",
              Path.of("/o.db"))
          .with(
              "ingest.overflow.max-size",
              "INGEST_OVERFLOW_MAX_SIZE",
              c -> c.overflow().maxSize().asLongValue(),
              1L << 30,
              "512M",
              512L << 20)
          .with(
              "ingest.overflow.library-folder",
              "INGEST_OVERFLOW_LIBRARY_FOLDER",
              c -> c.overflow().libraryFolder(),
              Optional.empty(),
              "/lib",
              Optional.of(Path.of("/lib")));

  private final UnknownVariables unknownVariables = new IngestProducers().unknownVariables();

  @Test
  void everySettingHasItsDefaultItsVariableAndItsDocumentation() {
    SETTINGS.assertHolds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACKNOWLEDGE | perhaps | stored or buffered
          EMOJI_CATALOGUE | 👍,, | rgi, any, or a comma-separated list of names of 1–64 printable characters, at least one of them visible, without controls of the writing direction and with at most four combining marks in a row
          CORS_ORIGINS | shop.example | a comma-separated list of origins such as https://example.com or http://localhost:8090, without a path, of regular expressions between slashes, or *
          ALLOWED_LATENESS | 8d | a duration from 0s to 7d, such as 10s or 500ms
          INGEST_DRAIN_TIMEOUT | -1s | a duration from 1ms to 1h, such as 10s or 500ms
          INGEST_KAFKA_DELIVERY_TIMEOUT | soon | a duration from 1ms to 1h, such as 10s or 500ms
          MP_MESSAGING_OUTGOING_REACTIONS_MAX_INFLIGHT_MESSAGES | 500001 | a whole number from 1 to 500000
          KAFKA_BUFFER_MEMORY | 64M | a whole number from 0
          BUFFER_FLUSH_INTERVAL | 3601 | a duration from 1ms to 1h, such as 10s or 500ms
          INGEST_BUFFER_CAPACITY | 0 | a whole number from 1 to 1000000
          INGEST_BUFFER_FLUSH_SIZE | many | a whole number from 1 to 1000000
          INGEST_BUFFER_MAX_BYTES | 1M | a size from 8M to 1P, such as 64M
          INGEST_OVERFLOW_PATH | '' | a file in a writable folder
          EMOJI_TOPIC | '' | the name of a topic
          TRUSTED_PROXIES | proxy.example | none, or a comma-separated list of IP addresses and networks such as 10.0.0.0/8,2001:db8::/32
          LIMIT_EXEMPT | 10.0.0.0/0 | none, or a comma-separated list of IP addresses and networks such as 10.0.0.0/8,2001:db8::/32
          LIMIT_USER | 15 | off, or a rate such as 15/s burst 100: from 1 to 1000000 a second, with a burst from 1 to 10000000
          LIMIT_KEY | '' | off, or a rate such as 15/s burst 100: from 1 to 1000000 a second, with a burst from 1 to 10000000
          LIMIT_ADDRESS | on | off, or a rate such as 15/s burst 100: from 1 to 1000000 a second, with a burst from 1 to 10000000
          LIMIT_ROOM | 0/s burst 1 | off, or a rate such as 15/s burst 100: from 1 to 1000000 a second, with a burst from 1 to 10000000
          LIMIT_TOTAL | 1/s burst 0 | off, or a rate such as 15/s burst 100: from 1 to 1000000 a second, with a burst from 1 to 10000000
          LIMIT_HEADERS | yes | true or false
          INGEST_LIMIT_TABLE_SIZE | 1K | a size from 1M to 1G, such as 64M
          INGEST_OVERFLOW_MAX_SIZE | 1G5 | a size from 32M to 1P, such as 64M
          """)
  void badValueIsReportedByItsVariable(String variable, String value, String rule) {
    SETTINGS.assertRefused(variable, value, rule);
  }

  @ParameterizedTest
  @CsvSource({"10S, 10000", "0.5S, 500", "1M, 60000", "1H, 3600000", "PT1.5S, 1500", "7, 7000"})
  void olderFormsOfDurationsKeepTheirMeaning(String text, long millis) {
    assertThat(SETTINGS.read(Map.of("INGEST_DRAIN_TIMEOUT", text)).drainTimeout())
        .hasMillis(millis);
  }

  @Test
  void unknownVariableIsReportedWithTheNearestOne() {
    assertThat(
            unknownVariables.warnings(
                Set.of("INGEST_DRAIN_TIMEOUTS", "INGEST_SERVICE_HOST", "INGEST_URL", "FEED_X")))
        .containsExactly(
            "the variable INGEST_DRAIN_TIMEOUTS is unknown; is it INGEST_DRAIN_TIMEOUT?");
  }

  @Test
  void noVariableThatHasAnEffectIsReportedAsUnknown() {
    assertThat(unknownVariables.warnings(SETTINGS.variables())).isEmpty();
  }
}
