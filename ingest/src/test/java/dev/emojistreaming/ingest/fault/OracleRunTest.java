package dev.emojistreaming.ingest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.contract.ReactionParser;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OracleRunTest {

  private static final Instant START = Instant.parse("2026-11-23T18:30:00Z");

  private final OracleRun run = OracleRun.starting(START, 3000);

  @Test
  void jsonIsTheReaction() {
    ReactionParser parser = ReactionParser.ofRequests(EmojiCatalogue.of("rgi"));
    for (int number = 0; number < 100; number++) {
      assertThat(parser.parse(run.json(number)))
          .isEqualTo(new ParsedReaction.Valid(run.reaction(number)));
    }
  }

  @Test
  void reactionsAreDueAtTheRate() {
    assertThat(run.dueBy(-1)).isZero();
    assertThat(run.dueBy(0)).isEqualTo(1);
    assertThat(run.dueBy(START.plusSeconds(3600))).isEqualTo(3600 * 3000 + 1);
    for (int number = 0; number < 10_000; number++) {
      assertThat(run.dueBy(run.dueNanos(number) - 1)).isEqualTo(number);
      assertThat(run.dueBy(run.dueNanos(number))).isEqualTo(number + 1);
    }
  }

  @Test
  void messageIdGivesTheNumber() {
    assertThat(run.number(run.reaction(12_345).messageId())).hasValue(12_345);
    assertThat(run.number("oracle-0123abcd-5")).isEmpty();
    assertThat(run.isOfAnother("oracle-0123abcd-5")).isTrue();
    assertThat(run.isOfAnother("somebody-5")).isFalse();
  }
}
