package dev.emojistreaming.ingest.limit;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.ingest.LimitConfig;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.service.limit.Fingerprints;
import dev.emojistreaming.service.limit.KeyedLimit;
import dev.emojistreaming.service.limit.LimitSetting;
import dev.emojistreaming.service.limit.Rate;
import dev.emojistreaming.service.limit.SharedLimit;
import dev.emojistreaming.service.limit.TableSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the rules that the configuration asks for, and sees that their tables fit into memory. */
final class RuleBook {

  /** A /48 of IPv6 may send at this many times the rate of each of its networks. */
  private static final int NETWORKS_PER_BLOCK = 16;

  private static final long MIB = 1L << 20;

  private static final long DEFAULT_BYTES = 32 * MIB;

  private static final OptionalLong TOTAL_KEY = OptionalLong.of(0);

  private final LimitConfig config;
  private final Fingerprints fingerprints;
  private final TableSpace space;
  private final List<Entry> entries = new ArrayList<>();

  private RuleBook(LimitConfig config, Fingerprints fingerprints) {
    this.config = config;
    this.fingerprints = fingerprints;
    this.space = space();
  }

  /** A rule that is not made yet, with the size of its tables. */
  private record Entry(LimitSetting setting, long bytes, Supplier<Rule> rule) {}

  /**
   * The rules in the order in which they are charged.
   *
   * @throws InvalidSettingException when the tables would be too large
   */
  static List<Rule> rules(LimitConfig config, Fingerprints fingerprints) {
    RuleBook book = new RuleBook(config, fingerprints);
    book.addAll();
    book.requireSpace();
    return book.entries.stream().map(entry -> entry.rule().get()).toList();
  }

  private void addAll() {
    config.user().rate().ifPresent(this::addUsers);
    config.key().rate().ifPresent(this::addKeys);
    config.address().rate().ifPresent(this::addAddresses);
    config.room().rate().ifPresent(this::addRooms);
    config.total().rate().ifPresent(this::addTotal);
  }

  private void addUsers(Rate rate) {
    addKeyed(config.user(), rate, Rejection.LIMIT_USER, Charge::user);
  }

  private void addKeys(Rate rate) {
    addKeyed(config.key(), rate, Rejection.LIMIT_KEY, charge -> charge.caller().key());
  }

  private void addAddresses(Rate rate) {
    Rejection reason = Rejection.LIMIT_ADDRESS;
    addKeyed(config.address(), rate, reason, charge -> charge.caller().network());
    addKeyed(
        config.address(),
        rate.times(NETWORKS_PER_BLOCK),
        reason,
        charge -> charge.caller().block());
  }

  private void addKeyed(
      LimitSetting setting, Rate rate, Rejection reason, Function<Charge, OptionalLong> key) {
    long bytes = KeyedLimit.bytes(rate, space);
    add(setting, bytes, () -> new Rule.Keyed(reason, new KeyedLimit(rate, space), key));
  }

  private void addRooms(Rate rate) {
    long bytes = SharedLimit.bytesOfKeyed(rate, space);
    add(
        config.room(),
        bytes,
        () ->
            new Rule.Shared(
                Rejection.LIMIT_ROOM, SharedLimit.keyed(rate, space, fingerprints), Charge::room));
  }

  private void addTotal(Rate rate) {
    long bytes = SharedLimit.bytesOfSingle(rate, space);
    add(
        config.total(),
        bytes,
        () ->
            new Rule.Shared(
                Rejection.LIMIT_TOTAL,
                SharedLimit.single(rate, space, fingerprints),
                charge -> TOTAL_KEY));
  }

  private void add(LimitSetting setting, long bytes, Supplier<Rule> rule) {
    entries.add(new Entry(setting, bytes, rule));
  }

  private TableSpace space() {
    return config
        .total()
        .rate()
        .map(TableSpace::forAll)
        .orElseGet(() -> TableSpace.given(givenBytes(), Math.max(1, tables())));
  }

  private long givenBytes() {
    if (config.tableSize().isEmpty() && tables() > 0) {
      throw new InvalidSettingException(
          "INGEST_LIMIT_TABLE_SIZE",
          "a size if LIMIT_TOTAL is off and another limit is not, because only LIMIT_TOTAL bounds"
              + " the memory that they need",
          "");
    }
    return maxBytes();
  }

  /** Number of tables if there is no total. */
  private int tables() {
    return KeyedLimit.TABLES
            * count(config.user(), config.key(), config.address(), config.address())
        + SharedLimit.TABLES * count(config.room());
  }

  private static int count(LimitSetting... settings) {
    return (int) List.of(settings).stream().filter(each -> each.rate().isPresent()).count();
  }

  private long maxBytes() {
    return config.tableSize().map(size -> size.asLongValue()).orElse(DEFAULT_BYTES);
  }

  private void requireSpace() {
    long bytes = entries.stream().mapToLong(Entry::bytes).sum();
    if (bytes > maxBytes()) {
      LimitSetting largest =
          entries.stream().max(Comparator.comparingLong(Entry::bytes)).orElseThrow().setting();
      throw new InvalidSettingException(
          largest.variable(),
          "a limit whose debts fit into memory: all limits would need %s of INGEST_LIMIT_TABLE_SIZE, which is %s; a higher rate, a lower burst, or a lower LIMIT_TOTAL needs less"
              .formatted(megabytes(bytes), megabytes(maxBytes())),
          largest.text());
    }
  }

  private static String megabytes(long bytes) {
    return (bytes + MIB - 1) / MIB + "M";
  }
}
