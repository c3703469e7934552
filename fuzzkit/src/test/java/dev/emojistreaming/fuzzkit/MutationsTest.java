package dev.emojistreaming.fuzzkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationsTest {

  private static final List<byte[]> SEEDS = List.of("{\"a\":1}".getBytes(UTF_8), new byte[0]);

  @Test
  void sequenceIsTheSameInEachRunAndAnotherForEachNumber() {
    assertThat(texts(new Mutations(SEEDS)))
        .isEqualTo(texts(new Mutations(SEEDS)))
        .isNotEqualTo(texts(new Mutations(SEEDS, 2)));
  }

  @Test
  void inputsDifferFromEachOtherAndLeaveTheSeedsAsTheyAre() {
    Set<String> inputs = new HashSet<>(texts(new Mutations(SEEDS)));
    assertThat(inputs).hasSizeGreaterThan(500);
    assertThat(SEEDS.get(0)).asString(UTF_8).isEqualTo("{\"a\":1}");
  }

  private static List<String> texts(Mutations mutations) {
    return Stream.generate(mutations::next).limit(1_000).map(Quoted::of).toList();
  }
}
