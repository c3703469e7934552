package dev.emojistreaming.fuzzkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Skipped only in the long form, which has no agent. */
@Tag(FuzzCase.TAG)
class BranchCoverageFuzzTest {

  private static final class Sign {
    static int of(int number) {
      return number < 0 ? -1 : 1;
    }
  }

  @Test
  void branchThatNoInputReachesIsNamed() {
    Optional<BranchCoverage> coverage = BranchCoverage.recording();
    assumeThat(coverage).isPresent();
    Sign.of(1);
    assertThatThrownBy(() -> coverage.get().requireReached(List.of(Sign.class)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("1 of 2 branches of " + Sign.class.getName())
        .hasMessageContaining("BranchCoverageFuzzTest.java:");
    Sign.of(-1);
    assertThatCode(() -> coverage.get().requireReached(List.of(Sign.class)))
        .doesNotThrowAnyException();
  }
}
