package dev.emojistreaming.simulator.load;

import java.time.Duration;

/** Nanoseconds since the start of the run, the same for all threads. */
record Stopwatch(long startedAt) {

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  long nanos() {
    return System.nanoTime() - startedAt;
  }

  Duration elapsed() {
    return Duration.ofNanos(nanos());
  }
}
