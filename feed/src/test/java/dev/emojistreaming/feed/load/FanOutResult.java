package dev.emojistreaming.feed.load;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@link FanOutClients} found: delays in milliseconds, ticks of the clients with fewest and
 * most.
 */
record FanOutResult(int clients, int ticksLeast, int ticksMost, long p50, long p99, long max) {

  static FanOutResult parse(String line) {
    Map<String, Long> values =
        Arrays.stream(line.split(" ", -1))
            .filter(word -> word.contains("="))
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));
    return new FanOutResult(
        values.get("clients").intValue(),
        values.get("ticks_least").intValue(),
        values.get("ticks_most").intValue(),
        values.get("p50"),
        values.get("p99"),
        values.get("max"));
  }
}
