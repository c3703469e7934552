package dev.emojistreaming.simulator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountLedgerTest {

  private final CountLedger ledger = new CountLedger("room");

  @Test
  void largerCountOfAWindowIsTrueInAnyOrder() {
    ledger.add(count("room", "👍", 0, 5));
    ledger.add(count("room", "👍", 0, 9));
    ledger.add(count("room", "👍", 0, 7));
    assertThat(ledger.counted()).isEqualTo(9);
  }

  @Test
  void windowsAndEmojisAddUp() {
    ledger.add(count("room", "👍", 0, 5));
    ledger.add(count("room", "👍", 2, 6));
    ledger.add(count("room", "❤️", 0, 7));
    assertThat(ledger.counted()).isEqualTo(18);
  }

  @Test
  void otherRoomsDoNotCount() {
    ledger.add(count("room-probe", "👍", 0, 5));
    assertThat(ledger.counted()).isZero();
  }

  static EmojiCount count(String room, String emoji, int second, long reactions) {
    Instant start = Instant.parse("2026-11-23T12:00:00Z").plusSeconds(second);
    return new EmojiCount(room, emoji, start, start.plus(Window.LENGTH), reactions, 1);
  }
}
