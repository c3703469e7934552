package dev.emojistreaming.service.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebtTableTest {

  private static final Rate RATE = new Rate(15, 100);
  private static final long BOUND = RATE.nanosToFill();
  private static final long MILLI = 1_000_000;

  private final Fingerprints fingerprints = new Fingerprints(new SplittableRandom(1));

  @Test
  void keyGetsItsBurstAndThenItsRate() {
    DebtTable table = new DebtTable(BucketLaw.of(RATE), 10);
    long atOnce = LongStream.range(0, 150).filter(i -> table.charge(7, 0, BOUND) == 0).count();
    assertThat(atOnce).isEqualTo(100);
    assertThat(table.charge(7, 0, BOUND)).isEqualTo(RATE.nanosPerToken());
    assertThat(table.charge(7, RATE.nanosPerToken(), BOUND)).isZero();
    assertThat(table.charge(7, RATE.nanosPerToken(), BOUND)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void decidesLikeAMapOfAllKeys(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DebtTable table = new DebtTable(BucketLaw.of(RATE), 3_000);
    Map<Long, Long> model = new HashMap<>();
    long now = 0;
    for (int i = 0; i < 300_000; i++) {
      now += random.nextLong(MILLI / 5);
      boolean loud = random.nextInt(3) == 0;
      long key = fingerprints.of(loud ? "loud" + random.nextInt(50) : "once" + i);
      long until = Math.max(model.getOrDefault(key, 0L), now) + RATE.nanosPerToken();
      boolean fits = until - now <= BOUND;
      assertThat(table.charge(key, now, BOUND) == 0).isEqualTo(fits);
      if (fits && random.nextInt(10) == 0) {
        table.refund(key, now);
      } else if (fits) {
        model.put(key, until);
      }
    }
    assertThat(table.sharedCharges()).isZero();
  }

  @Test
  void floodOfKeysForgetsNobody() {
    DebtTable table = new DebtTable(BucketLaw.of(RATE), 20);
    long loud = fingerprints.of("loud");
    while (table.charge(loud, 0, BOUND) == 0) {}
    for (int i = 0; i < 1_000_000; i++) {
      table.charge(fingerprints.of("flood" + i), i, BOUND);
    }
    assertThat(table.charge(loud, MILLI, BOUND)).isPositive();
    assertThat(table.entries(MILLI)).isEqualTo(5 * (DebtTable.WAYS + 1));
  }

  @Test
  void keysOfAFullSetShareOneDebtUntilItHasEnded() {
    DebtTable table = new DebtTable(BucketLaw.of(RATE), 1);
    for (int key = 1; key <= DebtTable.WAYS; key++) {
      table.charge(key, 0, BOUND);
    }
    table.charge(1, 0, BOUND);
    assertThat(table.sharedCharges()).isZero();
    long first = LongStream.range(0, 80).filter(i -> table.charge(100, 0, BOUND) == 0).count();
    long second = LongStream.range(0, 80).filter(i -> table.charge(200, 0, BOUND) == 0).count();
    assertThat(first + second).isEqualTo(100);
    assertThat(table.sharedCharges()).isEqualTo(100);

    long othersEnded = RATE.nanosPerToken();
    assertThat(table.debt(1, othersEnded)).isEqualTo(RATE.nanosPerToken());
    assertThat(table.debt(200, othersEnded)).isEqualTo(BOUND - othersEnded);
    assertThat(table.debt(200, BOUND)).isZero();
    assertThat(table.charge(100, BOUND, BOUND)).isZero();
    assertThat(table.sharedCharges()).isEqualTo(100);
  }

  @Test
  void refundOfAKeyWithoutDebtChangesNothing() {
    DebtTable table = new DebtTable(BucketLaw.of(RATE), 10);
    table.refund(7, 0);
    assertThat(table.debt(7, 0)).isZero();
    table.charge(8, 0, BOUND);
    table.refund(7, 0);
    assertThat(table.debt(8, 0)).isEqualTo(RATE.nanosPerToken());
  }
}
