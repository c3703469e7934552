package dev.emojistreaming.ingest.overflow.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.ReceivedReaction;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OverflowRowTest {

  private final OverflowRow row =
      new OverflowRow(4_711, 1_800_000_000_000L, "{\"emoji_type\":\"❤️\"}".getBytes(UTF_8));

  @Test
  void rowIsReadBackFromItsEnvelope() {
    OverflowRow parsed = OverflowRow.parse(ByteBuffer.wrap(row.envelope()));

    assertThat(parsed).usingRecursiveComparison().isEqualTo(row);
  }

  @Test
  void everyFlippedBitIsDetected() {
    for (int bit = 0; bit < row.envelope().length * 8; bit++) {
      byte[] damaged = row.envelope();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(OverflowRow.parse(ByteBuffer.wrap(damaged))).as("bit %d", bit).isNull();
    }
  }

  @Test
  void everyTruncationIsDetected() {
    byte[] envelope = row.envelope();
    for (int length = 0; length < envelope.length; length++) {
      assertThat(OverflowRow.parse(ByteBuffer.wrap(envelope, 0, length))).isNull();
    }
  }

  @Test
  void largestReactionOfTheContractFits() {
    String fourBytes = "😀";
    ReceivedReaction largest =
        new ReceivedReaction(
            fourBytes.repeat(128),
            fourBytes.repeat(64),
            Instant.parse("2026-11-23T18:30:00.123456789Z"),
            "r".repeat(64),
            "\"".repeat(64),
            Instant.parse("2026-11-23T18:30:00.123456789Z"));

    assertThat(ReactionWriter.toJson(largest)).hasSizeLessThan(OverflowRow.MAX_REACTION / 2);
  }
}
