package dev.emojistreaming.service.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomSetTest {

  @Test
  void containsNamesAndWhatBeginsWithAPrefix() {
    RoomSet rooms = RoomSet.parse("main, final-*").orElseThrow();
    assertThat(List.of("main", "final-", "final-1", "final-..")).allMatch(rooms::contains);
    assertThat(List.of("main2", "mai", "Final-1", "final", "*", "")).noneMatch(rooms::contains);
  }

  @Test
  void anAsteriskIsEveryRoom() {
    assertThat(RoomSet.parse("*").orElseThrow().contains("any")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,", ",a", "a b", "*a", "a*b", "a**", "..", "ä", "a/*"})
  void refusesTextThatCannotMatchARoom(String list) {
    assertThat(RoomSet.parse(list)).isEmpty();
  }

  @Test
  void isWrittenAsItIsRead() {
    RoomSet rooms = RoomSet.parse("b*,a").orElseThrow();
    assertThat(RoomSet.parse(rooms.toString())).contains(rooms);
    assertThat(rooms).hasToString("a,b*");
  }
}
