package dev.emojistreaming.feed.load;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result of {@link FanOutClients}: delays in milliseconds, and the fewest and most ticks of a
 * client.
 */
record FanOutResult(int clients, int minTicks, int maxTicks, long p50, long p99, long max) {

  static FanOutResult parse(String line) {
    Map<String, Long> values =
        Arrays.stream(line.split(" ", -1))
            .filter(word -> word.contains("="))
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));
    return new FanOutResult(
        values.get("clients").intValue(),
        values.get("ticks_min").intValue(),
        values.get("ticks_max").intValue(),
        values.get("p50"),
        values.get("p99"),
        values.get("max"));
  }
}
