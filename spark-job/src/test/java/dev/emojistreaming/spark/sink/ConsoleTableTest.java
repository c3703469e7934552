package dev.emojistreaming.spark.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final MovableClock clock = new MovableClock();
  private final ConsoleTable table = new ConsoleTable(new PrintStream(bytes, true, UTF_8), clock);

  @Test
  void windowIsShownAfterABatchThatDoesNotChangeIt() {
    clock.moveTo(2);
    table.update(List.of(count(0, "main", "👍", 3), count(0, "main", "❤️", 5)));
    table.update(List.of(count(0, "main", "👍", 9), count(2, "main", "👍", 1)));
    assertThat(lines()).isEmpty();

    table.update(List.of(count(2, "main", "👍", 2)));

    assertThat(lines())
        .containsExactly(
            "window (UTC)         room                      reactions     drawn  emoji",
            "12:00:00 – 12:00:02  main                              9         9  👍",
            "12:00:00 – 12:00:02  main                              5         5  ❤️");
  }

  @Test
  void windowThatHasNotEndedIsNotShown() {
    clock.moveTo(1);
    table.update(List.of(count(0, "main", "👍", 3)));
    table.update(List.of());
    assertThat(lines()).isEmpty();
  }

  @Test
  void lastWindowIsShownWithoutFurtherBatches() {
    clock.moveTo(2);
    table.update(List.of(count(0, "main", "👍", 3)));
    clock.moveTo(6);
    table.showWhenIdle();
    assertThat(lines()).isEmpty();
    clock.moveTo(7);
    table.showWhenIdle();
    assertThat(lines()).hasSize(2);
  }

  @Test
  void newestWindowIsLast() {
    clock.moveTo(60);
    table.update(
        List.of(count(4, "b", "👍", 1), count(2, "b", "👍", 1), count(4, "a", "👍", 1234567)));
    table.update(List.of());
    assertThat(lines().subList(1, 4))
        .containsExactly(
            "12:00:02 – 12:00:04  b                                 1         1  👍",
            "12:00:04 – 12:00:06  a                         1,234,567 1,234,567  👍",
            "12:00:04 – 12:00:06  b                                 1         1  👍");
  }

  @Test
  void windowThatGrowsAfterItWasShownIsShownAgain() {
    clock.moveTo(60);
    table.update(List.of(count(0, "main", "👍", 1)));
    table.update(List.of());
    table.update(List.of(count(0, "main", "👍", 2)));
    table.update(List.of());
    assertThat(lines()).hasSize(3).last().asString().contains(" 2 ");
  }

  private List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }

  private static EmojiCount count(int second, String room, String emoji, long count) {
    Instant start = NOON.plusSeconds(second);
    return new EmojiCount(room, emoji, start, start.plus(Window.LENGTH), count, count);
  }

  private static final class MovableClock extends Clock {
    private Instant now = NOON;

    void moveTo(int second) {
      now = NOON.plus(Duration.ofSeconds(second));
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
