package dev.emojistreaming.spark.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.emojistreaming.spark.LocalSpark;
import dev.emojistreaming.spark.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class WindowedCountsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration DELAY = Duration.ofHours(1);

  @Test
  void windowsAreTwoSecondsLongAndBeginAtEvenSeconds() {
    assertThat(
            counts(
                new Records()
                    .reaction("👍", NOON)
                    .reaction("👍", NOON.plusMillis(1999))
                    .reaction("👍", NOON.plusMillis(2000))
                    .reaction("👍", NOON.minusMillis(1))))
        .extracting(
            row -> row.getAs("window_start"),
            row -> row.getAs("window_end"),
            row -> row.getAs("reaction_count"))
        .containsExactlyInAnyOrder(
            tuple(NOON.minusSeconds(2), NOON, 1L),
            tuple(NOON, NOON.plusSeconds(2), 2L),
            tuple(NOON.plusSeconds(2), NOON.plusSeconds(4), 1L));
  }

  @Test
  void roomsAndEmojisAreCountedApartAndFormsOfAnEmojiTogether() {
    String json = "{'user_id':'u','emoji_type':'%s','timestamp':'" + NOON + "','room':'%s'}";
    assertThat(
            counts(
                new Records()
                    .add(json.formatted("❤️", "a"), NOON)
                    .add(json.formatted("❤", "a"), NOON)
                    .add(json.formatted("👍", "a"), NOON)
                    .add(json.formatted("👍🏽", "a"), NOON)
                    .add(json.formatted("❤️", "b"), NOON)))
        .extracting(
            row -> row.getAs("room"),
            row -> row.getAs("emoji_type"),
            row -> row.getAs("reaction_count"))
        .containsExactlyInAnyOrder(
            tuple("a", "❤️", 2L),
            tuple("a", "👍", 1L),
            tuple("a", "👍🏽", 1L),
            tuple("b", "❤️", 1L));
  }

  @Test
  void scaledCountGrowsSmoothlyAndNeverFallsNorExceedsTheCount() {
    List<Row> scales =
        LocalSpark.session()
            .range(1, 100_001)
            .select(SwarmScale.of(org.apache.spark.sql.functions.col("id")))
            .collectAsList();
    assertThat(scales.get(0).getLong(0)).isEqualTo(1);
    for (int n = 2; n <= scales.size(); n++) {
      long scaled = scales.get(n - 1).getLong(0);
      assertThat(scaled - scales.get(n - 2).getLong(0)).as("step at %d", n).isBetween(0L, 1L);
      assertThat(scaled).as("of %d", n).isBetween(1L, (long) n);
    }
    assertThat(scales.get(99).getLong(0)).isEqualTo(24);
    assertThat(scales.get(999).getLong(0)).isEqualTo(46);
  }

  private static List<Row> counts(Records records) {
    Dataset<Row> reactions =
        Classification.reactions(
            Classification.of(records.toDataset(), "rgi", Duration.ofHours(1)));
    return WindowedCounts.of(reactions, DELAY).collectAsList();
  }
}
