package dev.emojistreaming.testkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ScrapeTest {

  private static final Scrape SCRAPE =
      Scrape.parse(
          """
          # HELP stored_total reactions
          # TYPE stored_total counter
          stored_total{place="kafka",mode="a, \\"b\\" } c"} 3.0
          stored_total{place="overflow"} 4.0
          stored_total_other 99.0

          age_seconds NaN
          bucket{le="+Inf"} +Inf
          small 1.5E-3
          """);

  @Test
  void seriesIsFoundByItsNameAndSomeOfItsLabels() {
    assertThat(SCRAPE.value("stored_total{place=\"kafka\"}")).isEqualTo(3);
    assertThat(SCRAPE.value("small")).isEqualTo(0.0015);
    assertThat(SCRAPE.value("age_seconds")).isNaN();
    assertThat(SCRAPE.value("bucket{le=\"+Inf\"}")).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void labelsAreUnescaped() {
    assertThat(SCRAPE.samples().get(0).labels())
        .isEqualTo(Map.of("place", "kafka", "mode", "a, \"b\" } c"));
  }

  @Test
  void seriesOfOneNameAddUpAndNoneIsZero() {
    assertThat(SCRAPE.sum("stored_total")).isEqualTo(7);
    assertThat(SCRAPE.sum("stored_total{place=\"memory\"}")).isZero();
  }

  @Test
  void valueOfNoneOrSeveralSeriesIsAFailure() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> SCRAPE.value("stored"))
        .withMessageContaining("0 series match stored");
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> SCRAPE.value("stored_total"))
        .withMessageContaining("2 series match stored_total");
  }

  @Test
  void otherTextIsRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> Scrape.parse("<html>"));
  }
}
