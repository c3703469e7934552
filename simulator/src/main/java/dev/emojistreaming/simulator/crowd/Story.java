package dev.emojistreaming.simulator.crowd;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How busy a crowd is over time and which emojis it uses, told in steps of equal length and then
 * told again, without end. The average busyness is 1.
 *
 * <p>A reaction's time is the inverse of what has been sent by then. Both are fixed before the run:
 * an answer that comes late moves no reaction after it. Immutable, so for any thread.
 */
public final class Story {

  private static final int BURST_BEGINS = 20;
  private static final int BURST_ENDS = 30;
  private static final int MINUTE = 60;
  private static final int BURST_FACTOR = 7;
  private static final int RAMP_STEPS = 1_000;

  private final double stepSeconds;

  /** What has been sent before each step and after the last, in steps of the average. */
  private final double[] sent;

  private final List<EmojiMix> mixes;

  /**
   * Scales the busyness to an average of 1.
   *
   * @param stepSeconds how long a step is, more than 0
   * @param busyness of each step, more than 0, in any unit
   * @param mixes of each step; or one, for all
   */
  Story(double stepSeconds, double[] busyness, List<EmojiMix> mixes) {
    this.stepSeconds = stepSeconds;
    this.mixes = List.copyOf(mixes);
    int steps = busyness.length;
    double scale = steps / Arrays.stream(busyness).sum();
    this.sent = new double[steps + 1];
    for (int step = 0; step < steps; step++) {
      sent[step + 1] = sent[step] + busyness[step] * scale;
    }
    sent[steps] = steps; // exactly, so that no round ends after the next has begun
  }

  /** Half the average, but from second 20 to 30 of each minute 3.5 times it. */
  public static Story bursts() {
    double[] busyness =
        IntStream.range(0, MINUTE)
            .mapToDouble(second -> second >= BURST_BEGINS && second < BURST_ENDS ? BURST_FACTOR : 1)
            .toArray();
    return new Story(1, busyness, List.of(EmojiMix.USUAL));
  }

  /**
   * From almost nothing to twice the average, evenly.
   *
   * @param length of the ramp, more than 0; then it begins again
   */
  public static Story ramp(Duration length) {
    double[] busyness = IntStream.range(0, RAMP_STEPS).mapToDouble(step -> step + 0.5).toArray();
    return new Story(seconds(length) / RAMP_STEPS, busyness, List.of(EmojiMix.USUAL));
  }

  /**
   * When so much has been sent, in seconds since the start. Never less for a larger amount.
   *
   * @param amount in seconds of the average, at least 0
   */
  public double timeOf(double amount) {
    int steps = sent.length - 1;
    double inSteps = amount / stepSeconds;
    double ofThisRound = inSteps % steps;
    double before = inSteps - ofThisRound;
    int found = Arrays.binarySearch(sent, ofThisRound);
    int step = found >= 0 ? found : -found - 2;
    double part = (ofThisRound - sent[step]) / (sent[step + 1] - sent[step]);
    return (before + step + part) * stepSeconds;
  }

  /**
   * What the crowd uses then.
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
