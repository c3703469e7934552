package dev.emojistreaming.simulator.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A cricket match as its crowd lives it: every 6 to 18 seconds a ball, two of five of which move
 * the crowd, and suspense that grows over the last tenth.
 */
public final class Match {

  /** The longest match, which bounds what its story takes in memory. */
  static final int MAX_SECONDS = 3 * 60 * 60;

  private static final int LEAST_TO_NEXT_BALL = 6;
  private static final int MOST_TO_NEXT_BALL = 18;
  private static final double SUSPENSE_PART = 0.1;
  private static final double SUSPENSE_HEIGHT = 2;

  private record Happening(Moment moment, int second) {
    double heightAt(int then) {
      return moment.heightAfter(then - second);
    }
  }

  private Match() {}

  /**
   * The story of a match; the same seed and length tell the same one.
   *
   * @param length of the match; its story has whole seconds, 1 to three hours' worth, and begins
   *     again when a run goes on for longer
   */
  public static Story story(long seed, Duration length) {
    int seconds = (int) Math.max(1, Math.min(MAX_SECONDS, length.toSeconds()));
    List<Happening> happenings = happenings(new SplittableRandom(seed), seconds);
    double[] busyness = new double[seconds];
    List<EmojiMix> mixes = new ArrayList<>(seconds);
    for (int second = 0; second < seconds; second++) {
      Map<EmojiMix, Double> crowd = crowdAt(second, seconds, happenings);
      busyness[second] = crowd.values().stream().mapToDouble(part -> part).sum();
      mixes.add(EmojiMix.blend(crowd));
    }
    return new Story(1, busyness, mixes);
  }

  private static List<Happening> happenings(SplittableRandom random, int seconds) {
    List<Happening> happenings = new ArrayList<>();
    int ball = toNextBall(random);
    while (ball < seconds) {
      int second = ball;
      Moment.ofBall(random.nextDouble())
          .ifPresent(moment -> happenings.add(new Happening(moment, second)));
      ball += toNextBall(random);
    }
    return happenings;
  }

  private static int toNextBall(SplittableRandom random) {
    return random.nextInt(LEAST_TO_NEXT_BALL, MOST_TO_NEXT_BALL + 1);
  }

  /** How busy each part of the crowd is, in multiples of the calm crowd's busyness. */
  private static Map<EmojiMix, Double> crowdAt(
      int second, int seconds, List<Happening> happenings) {
    Map<EmojiMix, Double> parts = new LinkedHashMap<>();
    parts.put(EmojiMix.USUAL, 1.0);
    double suspense = suspense((double) second / seconds);
    if (suspense > 0) {
      parts.put(EmojiMix.SUSPENSE, suspense);
    }
    for (Happening happening : happenings) {
      double height = happening.heightAt(second);
      if (height > 0) {
        parts.merge(happening.moment().mix(), height, Double::sum);
      }
    }
    return parts;
  }

  private static double suspense(double played) {
    return SUSPENSE_HEIGHT * Math.max(0, (played - (1 - SUSPENSE_PART)) / SUSPENSE_PART);
  }
}
