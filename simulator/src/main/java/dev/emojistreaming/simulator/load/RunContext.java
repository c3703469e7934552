package dev.emojistreaming.simulator.load;

import java.time.Clock;

/** The objects that all clients of a run share. */
record RunContext(LoadPlan plan, Clock clock, Stopwatch stopwatch, AnswerRecorder recorder) {}
