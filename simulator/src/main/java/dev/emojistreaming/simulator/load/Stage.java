package dev.emojistreaming.simulator.load;

import java.time.Clock;

/** What all clients of a run share. */
record Stage(LoadPlan plan, Clock clock, Stopwatch stopwatch, Tally tally) {}
