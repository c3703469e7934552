package dev.emojistreaming.simulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ParsedReaction.Valid;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.SentReaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrowdTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void sameSeedPlaysTheSameCrowd() {
    assertThat(reactions(42, 3, 200)).isEqualTo(reactions(42, 3, 200));
    assertThat(reactions(42, 3, 200)).isNotEqualTo(reactions(43, 3, 200));
  }

  @Test
  void scriptOfAClientDoesNotDependOnTheNumberOfClients() {
    assertThat(reactions(42, 5, 100).subList(0, 200)).isEqualTo(reactions(42, 2, 100));
  }

  @Test
  void messageIdsAreUniqueAndEachClientHasTwoThousandUsers() {
    List<SentReaction> reactions = reactions(7, 4, 30_000);
    assertThat(reactions).extracting(SentReaction::messageId).doesNotHaveDuplicates();
    assertThat(reactions.stream().map(SentReaction::userId).distinct()).hasSize(4 * 2_000);
  }

  @Test
  void usersAndMessageIdsDoNotDependOnTheEmojiMix() {
    assertThat(reactions(7, 2, 500, EmojiMix.SHOCK))
        .extracting(SentReaction::userId, SentReaction::messageId)
        .isEqualTo(
            reactions(7, 2, 500, EmojiMix.JOY).stream()
                .map(reaction -> tuple(reaction.userId(), reaction.messageId()))
                .toList());
  }

  static Stream<EmojiMix> mixes() {
    return Stream.of(
        EmojiMix.USUAL, EmojiMix.APPLAUSE, EmojiMix.JOY, EmojiMix.SHOCK, EmojiMix.SUSPENSE);
  }

  @ParameterizedTest
  @MethodSource("mixes")
  void everyReactionObeysTheContract(EmojiMix mix) {
    ReactionParser parser = ReactionParser.ofRequests(EmojiCatalogue.of("rgi"));
    assertThat(mix.emojis()).doesNotHaveDuplicates();
    assertThat(reactions(7, 2, 500, mix))
        .allSatisfy(
            reaction ->
                assertThat(parser.parse(ReactionWriter.toJson(reaction)))
                    .isEqualTo(new Valid(reaction)));
  }

  @Test
  void emojisAreDrawnByWeight() {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Long> drawn =
        Stream.generate(() -> EmojiMix.USUAL.draw(random))
            .limit(100_000)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(drawn.keySet()).containsExactlyInAnyOrderElementsOf(EmojiMix.USUAL.emojis());
    assertThat(drawn.get("❤️")).isCloseTo(26_000L, within(1_000L));
    assertThat(drawn.get("💯")).isCloseTo(2_000L, within(300L));
  }

  @Test
  void blendWeighsItsPartsBySize() {
    Map<EmojiMix, Double> parts = new LinkedHashMap<>();
    parts.put(EmojiMix.USUAL, 1.0);
    parts.put(EmojiMix.SHOCK, 3.0);
    SplittableRandom random = new SplittableRandom(1);
    EmojiMix blend = EmojiMix.blend(parts);
    Map<String, Long> drawn =
        Stream.generate(() -> blend.draw(random))
            .limit(100_000)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(drawn.get("😮")).isCloseTo(31_500L, within(1_000L)); // 6/4 and 40 * 3/4 percent
    assertThat(drawn.get("❤️")).isCloseTo(6_500L, within(500L));
    assertThat(drawn.get("😱")).isCloseTo(15_000L, within(800L));
  }

  private static List<SentReaction> reactions(long seed, int clients, int each) {
    return reactions(seed, clients, each, EmojiMix.USUAL);
  }

  private static List<SentReaction> reactions(long seed, int clients, int each, EmojiMix mix) {
    return Crowd.of(seed, clients, "room").stream()
        .flatMap(script -> Stream.generate(() -> script.next(NOW, mix)).limit(each))
        .toList();
  }
}
