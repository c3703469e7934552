package dev.emojistreaming.spark.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ParsedReaction.Valid;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import dev.emojistreaming.contract.SentReaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalReactionTest {

  private static final String[] EMOJIS = {"👍", "❤️", "👨‍👩‍👧‍👦", "👍🏽", "⚽", ":wicket:", "❤"};
  private static final String[] USERS = {
    "u", "ü", "a b", "a\"b", "\\", "x".repeat(128), " ", "é👍"
  };
  private static final String[] ROOMS = {"main", "r.1_-Z", "R".repeat(64)};
  private static final Instant[] TIMES = {
    Instant.parse("2026-11-23T12:00:00Z"),
    Instant.parse("2026-11-23T12:00:00.5Z"),
    Instant.parse("2026-11-23T12:00:00.123456Z"),
    Instant.parse("2026-11-23T12:00:00.123456789Z"),
    Instant.parse("2024-02-29T23:59:59.999Z"),
    Instant.parse("1969-12-31T23:59:59.001Z"),
    Instant.parse("+12026-01-01T00:00:00Z"),
    Instant.EPOCH
  };

  @ParameterizedTest
  @ValueSource(strings = {"rgi", "any", "👍,:wicket:"})
  void acceptsOnlyWhatTheParserAcceptsAndReadsTheSame(String setting) {
    EmojiCatalogue catalogue = EmojiCatalogue.of(setting);
    CanonicalReaction canonical = new CanonicalReaction(catalogue);
    ReactionParser parser = ReactionParser.ofRecords(catalogue);
    Random random = new Random(setting.hashCode());
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] json = i % 3 == 0 ? written(random) : damaged(written(random), random);
      if (canonical.read(json)) {
        taken++;
        assertThat(parser.parse(json))
            .as(() -> new String(json, UTF_8))
            .isEqualTo(new Valid(reaction(canonical, json)));
      }
    }
    assertThat(taken).isGreaterThan(1_000);
  }

  @Test
  void readsWhatIngestWrites() {
    CanonicalReaction canonical = new CanonicalReaction(EmojiCatalogue.of("rgi"));
    Instant time = Instant.parse("2026-11-23T12:00:00.123456789Z");
    ReceivedReaction reaction = new ReceivedReaction("u-1", "❤️", time, "final-2026", "m-1", time);
    byte[] json = ReactionWriter.toJson(reaction);

    assertThat(canonical.read(json)).isTrue();
    assertThat(canonical.emoji()).isEqualTo("❤️");
    assertThat(canonical.room()).isEqualTo("final-2026");
    assertThat(canonical.timestamp()).isEqualTo(time);
    assertThat(text(json, canonical.userStart(), canonical.userEnd())).isEqualTo("u-1");
    assertThat(text(json, canonical.messageIdStart(), canonical.messageIdEnd())).isEqualTo("m-1");
    for (int length = 0; length < json.length; length++) {
      assertThat(canonical.read(Arrays.copyOf(json, length))).as("%d bytes", length).isFalse();
    }
    assertThat(canonical.read(Arrays.copyOf(json, json.length + 1))).isFalse();
  }

  @Test
  void declinesAnotherSpellingOfAnEmoji() {
    CanonicalReaction canonical = new CanonicalReaction(EmojiCatalogue.of("rgi"));
    Instant time = TIMES[0];
    assertThat(
            canonical.read(
                ReactionWriter.toJson(new ReceivedReaction("u", "❤", time, "r", "m", time))))
        .isFalse();
  }

  private static SentReaction reaction(CanonicalReaction read, byte[] json) {
    return new SentReaction(
        text(json, read.userStart(), read.userEnd()),
        read.emoji(),
        read.timestamp(),
        read.room(),
        text(json, read.messageIdStart(), read.messageIdEnd()));
  }

  private static String text(byte[] json, int start, int end) {
    return new String(json, start, end - start, UTF_8);
  }

  private static byte[] written(Random random) {
    Instant time = TIMES[random.nextInt(TIMES.length)];
    String user = USERS[random.nextInt(USERS.length)];
    String emoji = EMOJIS[random.nextInt(EMOJIS.length)];
    String room = ROOMS[random.nextInt(ROOMS.length)];
    String messageId = "m-" + random.nextInt();
    return switch (random.nextInt(9)) {
      case 0 -> ReactionWriter.toJson(new SentReaction(user, emoji, time, room, null));
      case 1 -> ReactionWriter.toJson(new SentReaction(user, emoji, time, room, messageId));
      default ->
          ReactionWriter.toJson(new ReceivedReaction(user, emoji, time, room, messageId, time));
    };
  }

  /** A copy with one byte changed, inserted or removed. */
  private static byte[] damaged(byte[] json, Random random) {
    int at = random.nextInt(json.length);
    byte other = random.nextBoolean() ? (byte) random.nextInt() : json[random.nextInt(json.length)];
    byte[] damaged;
    switch (random.nextInt(3)) {
      case 0 -> {
        damaged = json.clone();
        damaged[at] = other;
      }
      case 1 -> {
        damaged = Arrays.copyOf(json, json.length + 1);
        System.arraycopy(json, at, damaged, at + 1, json.length - at);
        damaged[at] = other;
      }
      default -> {
        damaged = Arrays.copyOf(json, json.length - 1);
        System.arraycopy(json, at + 1, damaged, at, json.length - at - 1);
      }
    }
    return damaged;
  }
}
