package dev.emojistreaming.ingest.limit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The metrics of the limits' tables. */
final class LimitMetrics {

  private LimitMetrics() {}

  static void register(List<Rule> rules, LongSupplier nanos, MeterRegistry registry) {
    byLimit(rules).forEach((limit, each) -> registerEntries(limit, each, nanos, registry));
    FunctionCounter.builder(
            "ingest.limits.shared", rules, all -> all.stream().mapToLong(Rule::sharedCharges).sum())
        .description(
            "Reactions charged to a debt that several keys share, because a table was full")
        .register(registry);
  }

  /** The rules by the names of their limits; that for addresses has two. */
  private static Map<String, List<Rule>> byLimit(List<Rule> rules) {
    return rules.stream().collect(Collectors.groupingBy(rule -> PolicyName.of(rule.reason())));
  }

  private static void registerEntries(
      String limit, List<Rule> rules, LongSupplier nanos, MeterRegistry registry) {
    Gauge.builder(
            "ingest.limits.entries",
            rules,
            all -> all.stream().mapToLong(rule -> rule.entries(nanos.getAsLong())).sum())
        .description("Users, rooms and so on with a debt in the limit's table")
        .tag("limit", limit)
        .strongReference(true)
        .register(registry);
  }
}
