package dev.emojistreaming.service.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedLimitTest {

  private static final Rate TOTAL = new Rate(10_000, 20_000);
  private static final double NANOS = 1e9;
  private static final int SECONDS = 20;

  private final SplittableRandom random = new SplittableRandom(42);
  private final SharedLimit limit =
      SharedLimit.single(
          TOTAL, TableSpace.forAll(TOTAL), new Fingerprints(new SplittableRandom(1)));

  /** A sender that posts at a rate, with what became of it. */
  private static final class Client {
    @Override
    public String toString() {
      return taken + " taken, " + refused + " refused";
    }

    private final Sender sender;
    private final double perSecond;
    private int taken;
    private int refused;

    Client(long key, double perSecond) {
      this(new Sender(key, OptionalLong.empty()), perSecond);
    }

    Client(Sender sender, double perSecond) {
      this.sender = sender;
      this.perSecond = perSecond;
    }

    double takenPerSecond() {
      return (double) taken / SECONDS;
    }
  }

  /** Lets all clients post at random times, independently of each other. */
  private void run(List<Client> clients) {
    double all = clients.stream().mapToDouble(client -> client.perSecond).sum();
    double[] below = new double[clients.size()];
    double sum = 0;
    for (int i = 0; i < below.length; i++) {
      sum += clients.get(i).perSecond;
      below[i] = sum;
    }
    double now = 0;
    while (now < SECONDS * NANOS) {
      now -= Math.log(1 - random.nextDouble()) / all * NANOS;
      int chosen = Arrays.binarySearch(below, random.nextDouble(all));
      Client client = clients.get(Math.min(below.length - 1, chosen < 0 ? -chosen - 1 : chosen));
      if (limit.charge(0, client.sender, (long) now) == 0) {
        client.taken++;
      } else {
        client.refused++;
      }
    }
  }

  private static List<Client> clients(int number, long firstKey, double perSecond) {
    return IntStream.range(0, number).mapToObj(i -> new Client(firstKey + i, perSecond)).toList();
  }

  private static List<Client> concat(List<Client> some, List<Client> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  @Test
  void limitThatDoesNotBiteRefusesNobody() {
    List<Client> clients = clients(10, 1, 990);
    run(clients);
    assertThat(clients).allMatch(client -> client.refused == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 100})
  void loudSendersShareTheRateAndQuietOnesAreNeverRefused(int loud) {
    List<Client> attackers = clients(loud, 1_000_000, 30_000.0 / loud);
    List<Client> quiet = clients(1_000, 1, 1);
    run(concat(attackers, quiet));
    assertThat(quiet).allMatch(client -> client.refused == 0);
    double fair = (10_000 - 1_000 + 20_000.0 / SECONDS / 2) / loud;
    assertThat(attackers)
        .allSatisfy(each -> assertThat(each.takenPerSecond()).isBetween(0.8 * fair, 1.2 * fair));
  }

  @Test
  void halfOfTheSendersThatWantLessThanTheirShareGetAllOfIt() {
    List<Client> modest = clients(10, 1, 400);
    List<Client> greedy = clients(10, 100, 2_000);
    run(concat(modest, greedy));
    assertThat(modest).allMatch(client -> client.refused == 0);
    assertThat(greedy)
        .allSatisfy(client -> assertThat(client.takenPerSecond()).isBetween(560.0, 720.0));
  }

  @Test
  void attackersThatAllBeginAtOnceLeaveTheShareThatTheInvariantPromises() {
    int loud = 40;
    double promised = 10_000 / (Math.E * loud * Math.log(10_000));
    for (int i = 0; i < loud; i++) {
      while (limit.charge(0, new Sender(1_000_000 + i, OptionalLong.empty()), i) == 0) {}
    }
    Sender quiet = new Sender(1, OptionalLong.empty());
    for (int i = 1; i <= promised; i++) {
      assertThat(limit.charge(0, quiet, loud)).as("charge %d of a quiet sender", i).isZero();
    }
  }

  @Test
  void networksOfOneBlockHaveTheShareOfSixteenSenders() {
    List<Client> block =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Client(new Sender(1_000 + i, OptionalLong.of(5)), 30))
            .toList();
    List<Client> others = clients(8, 1, 1_250);
    run(concat(block, others));
    double ofBlock = block.stream().mapToDouble(Client::takenPerSecond).sum();
    assertThat(ofBlock).isBetween(6_000.0, 7_800.0);
    assertThat(others)
        .allSatisfy(each -> assertThat(each.takenPerSecond()).isBetween(350.0, 560.0));
  }

  @Test
  void refundGivesTheTokenAndTheUseBack() {
    SharedLimit small =
        SharedLimit.single(
            new Rate(1, 4), TableSpace.forAll(TOTAL), new Fingerprints(new SplittableRandom(1)));
    Sender sender = new Sender(1, OptionalLong.of(2));
    for (int i = 0; i < 100; i++) {
      assertThat(small.charge(0, sender, 0)).isZero();
      small.refund(0, sender, 0);
    }
  }
}
