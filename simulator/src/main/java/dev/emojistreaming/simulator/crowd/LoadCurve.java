package dev.emojistreaming.simulator.crowd;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The activity of a crowd over time, and the emojis that it uses, in steps of equal length; the
 * curve repeats without end. The average activity is 1.
 *
 * <p>The time of a reaction is the inverse of the cumulative activity. It is fixed before the run:
 * a late answer does not delay the reactions after it. Immutable and safe for use by many threads.
 */
public final class LoadCurve {

  private static final int BURST_BEGINS = 20;
  private static final int BURST_ENDS = 30;
  private static final int MINUTE = 60;
  private static final int BURST_FACTOR = 7;
  private static final int RAMP_STEPS = 1_000;

  private final double stepSeconds;

  /** Cumulative activity before each step and after the last, in steps of the average. */
  private final double[] cumulative;

  private final List<EmojiMix> mixes;

  /**
   * Scales the activity to an average of 1.
   *
   * @param stepSeconds length of a step, more than 0
   * @param activity of each step, more than 0, in any unit
   * @param mixes of each step; or one, for all
   */
  LoadCurve(double stepSeconds, double[] activity, List<EmojiMix> mixes) {
    this.stepSeconds = stepSeconds;
    this.mixes = List.copyOf(mixes);
    int steps = activity.length;
    double scale = steps / Arrays.stream(activity).sum();
    this.cumulative = new double[steps + 1];
    for (int step = 0; step < steps; step++) {
      cumulative[step + 1] = cumulative[step] + activity[step] * scale;
    }
    cumulative[steps] = steps; // exactly, so that no repetition ends after the next has begun
  }

  /** Half of the average; 3.5 times the average from second 20 to 30 of each minute. */
  public static LoadCurve bursts() {
    double[] activity =
        IntStream.range(0, MINUTE)
            .mapToDouble(second -> second >= BURST_BEGINS && second < BURST_ENDS ? BURST_FACTOR : 1)
            .toArray();
    return new LoadCurve(1, activity, List.of(EmojiMix.USUAL));
  }

  /**
   * Linear from almost 0 to twice the average.
   *
   * @param length of the ramp, more than 0; then it repeats
   */
  public static LoadCurve ramp(Duration length) {
    double[] activity = IntStream.range(0, RAMP_STEPS).mapToDouble(step -> step + 0.5).toArray();
    return new LoadCurve(seconds(length) / RAMP_STEPS, activity, List.of(EmojiMix.USUAL));
  }

  /**
   * The time at which the cumulative activity reaches an amount, in seconds since the start.
   * Monotonic.
   *
   * @param amount in seconds of average activity, at least 0
   */
  public double timeOf(double amount) {
    int steps = cumulative.length - 1;
    double inSteps = amount / stepSeconds;
    double inRepetition = inSteps % steps;
    double before = inSteps - inRepetition;
    int found = Arrays.binarySearch(cumulative, inRepetition);
    int step = found >= 0 ? found : -found - 2;
    double part = (inRepetition - cumulative[step]) / (cumulative[step + 1] - cumulative[step]);
    return (before + step + part) * stepSeconds;
  }

  /**
   * The emojis that the crowd uses at a time.
   *
   * @param time in seconds since the start, at least 0
   */
  public EmojiMix mixAt(double time) {
    return mixes.get((int) (time / stepSeconds % mixes.size()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
