package dev.emojistreaming.spark.count;

import static org.assertj.core.api.Assertions.assertThat;

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
class ClassificationTest {

  private static final Instant APPENDED = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void recordWithTheThreeOriginalFieldsIsAReaction() {
    Row row =
        classify(
            new Records()
                .add(
                    "{'user_id':'u','emoji_type':'❤','timestamp':'2026-11-23T11:59:58.5'}",
                    APPENDED));
    assertThat(row.<String>getAs("reason")).isNull();
    assertThat(row.<String>getAs("room")).isEqualTo("main");
    assertThat(row.<String>getAs("emoji_type")).isEqualTo("❤️");
    assertThat(row.<Instant>getAs("event_time"))
        .isEqualTo(Instant.parse("2026-11-23T11:59:58.500Z"));
  }

  @Test
  void roomAndMessageIdOfIngestAreRead() {
    Row row =
        classify(
            new Records()
                .add(
                    "{'user_id':'u','emoji_type':'👍','timestamp':'2026-11-23T12:00:00Z','room':'r','message_id':'m','received_at':'2026-11-23T12:00:00Z'}",
                    APPENDED));
    assertThat(row.<String>getAs("room")).isEqualTo("r");
    assertThat(row.<String>getAs("user_id")).isEqualTo("u");
    assertThat(row.<String>getAs("message_id")).isEqualTo("m");
  }

  @Test
  void futureEventIsHeldASecondAfterItsAppendTime() {
    Row row =
        classify(
            new Records()
                .add(
                    "{'user_id':'u','emoji_type':'👍','timestamp':'2099-01-01T00:00:00Z'}",
                    APPENDED));
    assertThat(row.<Instant>getAs("event_time")).isEqualTo(APPENDED.plusSeconds(1));
  }

  @Test
  void eventOlderThanTheAllowedLatenessIsADeadLetter() {
    Instant hourAgo = APPENDED.minus(Duration.ofHours(1));
    String json = "{'user_id':'u','emoji_type':'👍','timestamp':'%s'}";
    assertThat(
            classify(new Records().add(json.formatted(hourAgo), APPENDED)).<String>getAs("reason"))
        .isNull();
    assertThat(
            classify(new Records().add(json.formatted(hourAgo.minusMillis(1)), APPENDED))
                .<String>getAs("reason"))
        .isEqualTo("late");
  }

  @Test
  void malformedRecordsAreDeadLettersWithAReason() {
    Dataset<Row> classified =
        Classification.of(
            new Records()
                .add("not json", APPENDED)
                .add(new byte[0], APPENDED)
                .add((byte[]) null, APPENDED)
                .add(new byte[] {(byte) 0xC3, 0x28}, APPENDED)
                .add("{'user_id':7,'emoji_type':'👍','timestamp':'2026-11-23T12:00:00Z'}", APPENDED)
                .reaction("👍", APPENDED)
                .toDataset(),
            "rgi",
            Duration.ofHours(1));

    assertThat(Classification.reactions(classified).count()).isEqualTo(1);
    List<Row> deadLetters = Classification.deadLetters(classified).collectAsList();
    assertThat(deadLetters).hasSize(5);
    assertThat(deadLetters)
        .extracting(row -> row.<String>getAs("reason"))
        .allSatisfy(reason -> assertThat(reason).startsWith("malformed: "))
        .contains("malformed: user_id must be a string", "malformed: the record has no value");
  }

  @Test
  void catalogueOfTheOperatorHolds() {
    Dataset<Row> records =
        new Records()
            .add(
                "{'user_id':'u','emoji_type':':wicket:','timestamp':'2026-11-23T12:00:00Z'}",
                APPENDED)
            .toDataset();
    assertThat(deadLettersOf(records, "rgi")).isEqualTo(1);
    assertThat(deadLettersOf(records, "any")).isZero();
    assertThat(deadLettersOf(records, "👍,:wicket:")).isZero();
  }

  private static long deadLettersOf(Dataset<Row> records, String catalogue) {
    return Classification.deadLetters(Classification.of(records, catalogue, Duration.ofHours(1)))
        .count();
  }

  private static Row classify(Records records) {
    return Classification.of(records.toDataset(), "rgi", Duration.ofHours(1)).first();
  }
}
