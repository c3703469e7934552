package dev.emojistreaming.service.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebtorsTest {

  private static final Rate TOTAL = new Rate(10_000, 20_000);

  /**
   * The worst that clients can do: with all that the total limit lets through, keys are charged the
   * more often the earlier, so that at the end all are in debt.
   */
  @ParameterizedTest
  @CsvSource({"15, 100", "1, 100", "1, 1", "100, 10"})
  void adversaryWhoKeepsAllKeysInDebtFitsIntoTheTable(long perSecond, long burst) {
    Rate limit = new Rate(perSecond, burst);
    KeyedLimit total = new KeyedLimit(TOTAL, TableSpace.forAll(TOTAL));
    KeyedLimit users = new KeyedLimit(limit, TableSpace.forAll(TOTAL));
    Fingerprints fingerprints = new Fingerprints(new SplittableRandom(1));
    long keys = 0;
    long end = burst * limit.nanosPerToken();
    for (long charges = burst; charges >= 1; charges--) {
      long now = end - charges * limit.nanosPerToken() + 1;
      long before = keys;
      while (keys - before < TOTAL.perSecond() / perSecond / charges || charges == 1) {
        if (total.standing(0, now).remaining() < charges) {
          break;
        }
        long key = fingerprints.of(keys++, 0);
        for (int i = 0; i < charges; i++) {
          total.charge(0, now);
          users.charge(key, now);
        }
      }
    }
    assertThat(keys).isGreaterThanOrEqualTo(TOTAL.burst());
    assertThat(users.entries(end)).isEqualTo(keys);
    assertThat(users.sharedCharges()).isZero();
    assertThat(keys).isLessThan(TableSpace.forAll(TOTAL).ofBuckets(limit));
  }

  @Test
  void tablesOfTheDefaultLimitsTakeLessThanHalfOfTheirBound() {
    TableSpace space = TableSpace.forAll(TOTAL);
    Rate room = new Rate(5_000, 10_000);
    long bytes =
        KeyedLimit.bytes(new Rate(15, 100), space)
            + KeyedLimit.bytes(new Rate(1_000, 2_000), space)
            + SharedLimit.bytesOfKeyed(room, space)
            + SharedLimit.bytesOfSingle(TOTAL, space);
    assertThat(bytes).isBetween(10L << 20, 16L << 20);
  }

  @Test
  void sizeIsThatOfTheArray() {
    assertThat(DebtTable.bytes(DebtTable.debtors(1 << 20)))
        .isBetween((1L << 20) - 64, (1L << 20) + 64);
  }
}
