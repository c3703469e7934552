package dev.emojistreaming.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.ingest.LimitConfig;
import dev.emojistreaming.ingest.caller.Caller;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.service.address.AddressList;
import dev.emojistreaming.service.address.ClientAddress;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.limit.LimitSetting;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final ParsedReaction MALFORMED =
      new ParsedReaction.Malformed(List.of(new FieldError("room", "is bad")));

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of("USER", "off", "KEY", "off", "ADDRESS", "off", "ROOM", "off", "TOTAL", "off"));
  private long now;

  private Limits limits(String... namesAndRates) {
    for (int i = 0; i < namesAndRates.length; i += 2) {
      settings.put(namesAndRates[i], namesAndRates[i + 1]);
    }
    return new Limits(new Config(settings), () -> now);
  }

  private record Config(Map<String, String> settings) implements LimitConfig {

    private LimitSetting of(String name) {
      return LimitSetting.parse("LIMIT_" + name, String.valueOf(settings.get(name)));
    }

    @Override
    public LimitSetting user() {
      return of("USER");
    }

    @Override
    public LimitSetting key() {
      return of("KEY");
    }

    @Override
    public LimitSetting address() {
      return of("ADDRESS");
    }

    @Override
    public LimitSetting room() {
      return of("ROOM");
    }

    @Override
    public LimitSetting total() {
      return of("TOTAL");
    }

    @Override
    public AddressList exempt() {
      return AddressList.parse("LIMIT_EXEMPT", settings.getOrDefault("EXEMPT", "none"));
    }

    @Override
    public Optional<MemorySize> tableSize() {
      return Optional.ofNullable(settings.get("SIZE"))
          .map(text -> new MemorySize(new BigInteger(text).shiftLeft(20)));
    }

    @Override
    public boolean headers() {
      return false;
    }
  }

  private static Caller at(String address) {
    return new Caller(ClientAddress.parse(address).orElseThrow(), Principal.UNRESTRICTED);
  }

  private static Caller withKey(String key) {
    return new Caller(null, new Principal(key, Set.of(), RoomSet.ALL, null, key, Instant.MAX));
  }

  private static ParsedReaction reaction(String user, String room) {
    return new ParsedReaction.Valid(new SentReaction(user, "👍", Instant.EPOCH, room, null));
  }

  private static long taken(Limits limits, Caller caller, ParsedReaction reaction, int times) {
    return IntStream.range(0, times)
        .filter(i -> limits.of(caller).charge(reaction) == null)
        .count();
  }

  private static @Nullable Rejection reason(Limits limits, Caller caller, ParsedReaction reaction) {
    Refusal refusal = limits.of(caller).charge(reaction);
    return refusal == null ? null : refusal.reason();
  }

  @Test
  void withoutLimitsEverythingIsTaken() {
    assertThat(taken(limits(), at("1.1.1.1"), reaction("u", "r"), 10_000)).isEqualTo(10_000);
  }

  @Test
  void loudUserLeavesOthersAndTheTotalAlone() {
    Limits limits = limits("USER", "15/s burst 100", "TOTAL", "1/s burst 300");
    assertThat(taken(limits, at("1.1.1.1"), reaction("loud", "r"), 1_000)).isEqualTo(100);
    assertThat(reason(limits, at("1.1.1.1"), reaction("loud", "r")))
        .isEqualTo(Rejection.LIMIT_USER);
    assertThat(taken(limits, at("2.2.2.2"), reaction("quiet", "r"), 50)).isEqualTo(50);
  }

  @Test
  void refusalByALaterLimitGivesTheEarlierOnesTheirChargesBack() {
    Limits limits = limits("USER", "1/s burst 10", "ROOM", "1/s burst 8", "TOTAL", "9/s burst 90");
    Caller caller = at("1.1.1.1");
    long taken = taken(limits, caller, reaction("u", "full"), 100);
    assertThat(taken).isBetween(4L, 8L);
    assertThat(reason(limits, caller, reaction("u", "full"))).isEqualTo(Rejection.LIMIT_ROOM);
    assertThat(taken(limits, caller, reaction("u", "other"), 100)).isEqualTo(10 - taken);
  }

  @Test
  void usersOfDifferentKeysAreDifferentUsers() {
    Limits limits = limits("USER", "1/s burst 10", "KEY", "1/s burst 15", "SIZE", "1");
    assertThat(taken(limits, withKey("one"), reaction("u", "r"), 100)).isEqualTo(10);
    assertThat(taken(limits, withKey("other"), reaction("u", "r"), 100)).isEqualTo(10);
    assertThat(taken(limits, withKey("one"), reaction("v", "r"), 100)).isEqualTo(5);
    assertThat(reason(limits, withKey("one"), reaction("w", "r"))).isEqualTo(Rejection.LIMIT_KEY);
  }

  @Test
  void malformedReactionsCostLikeGoodOnes() {
    Limits limits = limits("ADDRESS", "1/s burst 10", "SIZE", "1");
    assertThat(taken(limits, at("1.1.1.1"), MALFORMED, 7)).isEqualTo(7);
    assertThat(taken(limits, at("1.1.1.1"), reaction("u", "r"), 7)).isEqualTo(3);
    assertThat(reason(limits, at("1.1.1.1"), MALFORMED)).isEqualTo(Rejection.LIMIT_ADDRESS);
  }

  @Test
  void addressIsTheNetworkOfIpv6AndItsBlockHasSixteenTimesTheRate() {
    Limits limits = limits("ADDRESS", "1/s burst 10", "SIZE", "1");
    assertThat(taken(limits, at("2001:db8::1"), reaction("u", "r"), 7)).isEqualTo(7);
    assertThat(taken(limits, at("2001:db8::2"), reaction("u", "r"), 7)).isEqualTo(3);
    long ofBlock =
        IntStream.range(1, 100)
            .mapToLong(i -> taken(limits, at("2001:db8:0:" + i + "::1"), reaction("u", "r"), 10))
            .sum();
    assertThat(ofBlock).isEqualTo(150);
    assertThat(taken(limits, at("2001:db8:1::1"), reaction("u", "r"), 7)).isEqualTo(7);
  }

  @Test
  void exemptAddressHasNoLimitOfAddresses() {
    settings.put("EXEMPT", "203.0.113.0/24");
    Limits limits = limits("ADDRESS", "1/s burst 10", "SIZE", "1");
    assertThat(taken(limits, at("203.0.113.7"), reaction("u", "r"), 100)).isEqualTo(100);
  }

  @Test
  void waitIsTheTimeOfOneReactionAndThenItIsTaken() {
    Limits limits = limits("USER", "10/s burst 5", "SIZE", "1");
    taken(limits, at("1.1.1.1"), reaction("u", "r"), 5);
    assertThat(limits.of(at("1.1.1.1")).charge(reaction("u", "r")))
        .extracting(Refusal::waitNanos)
        .isEqualTo(100_000_000L);
    now = 100_000_000;
    assertThat(limits.of(at("1.1.1.1")).charge(reaction("u", "r"))).isNull();
  }

  @Test
  void standingIsThatOfTheUserWithLeast() {
    Limits limits = limits("USER", "10/s burst 5", "SIZE", "1");
    Caller caller = at("1.1.1.1");
    taken(limits, caller, reaction("u", "r"), 2);
    assertThat(limits.standing(caller, List.of(reaction("v", "r"), MALFORMED, reaction("u", "r"))))
        .get()
        .extracting(user -> user.standing().remaining())
        .isEqualTo(3L);
    assertThat(limits.standing(caller, List.of(MALFORMED))).isEmpty();
  }

  @Test
  void limitsThatNeedTooMuchMemoryAreRefused() {
    assertThatThrownBy(() -> limits("USER", "1/s burst 1000000", "TOTAL", "100000/s burst 100000"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "LIMIT_USER must be a limit whose debts fit into memory: all limits would need 217M of"
                + " INGEST_LIMIT_TABLE_SIZE, which is 32M; a higher rate, a lower burst, or a"
                + " lower LIMIT_TOTAL needs less, but is 1/s burst 1000000");
    assertThat(limits("SIZE", "300")).isNotNull();
  }

  @Test
  void withoutATotalTheSizeMustBeGiven() {
    assertThatThrownBy(() -> limits("USER", "15/s burst 100"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "INGEST_LIMIT_TABLE_SIZE must be a size if LIMIT_TOTAL is off and another limit is not,"
                + " because only LIMIT_TOTAL bounds the memory that they need, but is empty");
    assertThat(limits("SIZE", "1")).isNotNull();
  }
}
