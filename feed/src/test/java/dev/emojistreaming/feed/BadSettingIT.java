package dev.emojistreaming.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program, which does not start. */
@StartsProcesses
class BadSettingIT {

  @TempDir Path folder;

  /** The last one is invalid because of another setting. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FEED_TICK | 50ms | a duration from 100ms to 1m, such as 10s or 500ms
          EMOJI_TOPIC | '' | the name of a topic
          FEED_SNAPSHOT | 2h | at most FEED_RETENTION (1h)
          """)
  void badSettingStopsTheProgramWithOneLine(String variable, String value, String rule)
      throws Exception {
    int port = FreePort.find();
    LeashedProcess feed =
        LeashedProcess.start(
            "feed",
            QuarkusProgram.in(Path.of("target")).command(List.of("-XX:TieredStopAtLevel=1")),
            Map.of(
                variable,
                value,
                "QUARKUS_HTTP_PORT",
                String.valueOf(port),
                "QUARKUS_MANAGEMENT_PORT",
                String.valueOf(FreePort.find())),
            folder.resolve("feed.log"),
            line -> {});
    assertThat(feed.exit().get()).isEqualTo(1);
    assertThat(Files.readString(feed.log()).lines())
        .containsExactly(
            "%s must be %s, but is %s"
                .formatted(variable, rule, value.isEmpty() ? "empty" : value));
  }
}
