package dev.emojistreaming.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortTest {

  private static final int PORTS = 2_000;

  @Test
  void eachCallFindsAnotherPort() {
    Set<Integer> ports = new HashSet<>();
    for (int i = 0; i < PORTS; i++) {
      ports.add(FreePort.find());
    }
    assertThat(ports).hasSize(PORTS);
  }
}
