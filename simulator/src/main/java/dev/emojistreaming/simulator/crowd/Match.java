package dev.emojistreaming.simulator.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The load curve of a cricket match: a ball every 6 to 18 seconds, two in five of which excite the
 * crowd, and suspense that grows over the last tenth of the match.
 */
public final class Match {

  /** Maximum length of a match, which bounds the memory of its curve. */
  static final int MAX_SECONDS = 3 * 60 * 60;

  private static final int MIN_SECONDS_TO_NEXT_BALL = 6;
  private static final int MAX_SECONDS_TO_NEXT_BALL = 18;
  private static final double SUSPENSE_PART = 0.1;
  private static final double SUSPENSE_HEIGHT = 2;

  private record ScheduledEvent(MatchEvent event, int second) {
    double heightAt(int then) {
      return event.heightAfter(then - second);
    }
  }

  private Match() {}

  /**
   * The curve of a match; the same seed and length give the same curve.
   *
   * @param length of the match in whole seconds, 1 s to 3 h; in a longer run the curve repeats
   */
  public static LoadCurve curve(long seed, Duration length) {
    int seconds = (int) Math.max(1, Math.min(MAX_SECONDS, length.toSeconds()));
    List<ScheduledEvent> events = events(new SplittableRandom(seed), seconds);
    double[] activity = new double[seconds];
    List<EmojiMix> mixes = new ArrayList<>(seconds);
    for (int second = 0; second < seconds; second++) {
      Map<EmojiMix, Double> crowd = crowdAt(second, seconds, events);
      activity[second] = crowd.values().stream().mapToDouble(part -> part).sum();
      mixes.add(EmojiMix.blend(crowd));
    }
    return new LoadCurve(1, activity, mixes);
  }

  private static List<ScheduledEvent> events(SplittableRandom random, int seconds) {
    List<ScheduledEvent> events = new ArrayList<>();
    int ball = toNextBall(random);
    while (ball < seconds) {
      int second = ball;
      MatchEvent.ofBall(random.nextDouble())
          .ifPresent(event -> events.add(new ScheduledEvent(event, second)));
      ball += toNextBall(random);
    }
    return events;
  }

  private static int toNextBall(SplittableRandom random) {
    return random.nextInt(MIN_SECONDS_TO_NEXT_BALL, MAX_SECONDS_TO_NEXT_BALL + 1);
  }

  /** The activity of each part of the crowd, in multiples of the calm crowd's. */
  private static Map<EmojiMix, Double> crowdAt(
      int second, int seconds, List<ScheduledEvent> events) {
    Map<EmojiMix, Double> parts = new LinkedHashMap<>();
    parts.put(EmojiMix.USUAL, 1.0);
    double suspense = suspense((double) second / seconds);
    if (suspense > 0) {
      parts.put(EmojiMix.SUSPENSE, suspense);
    }
    for (ScheduledEvent scheduled : events) {
      double height = scheduled.heightAt(second);
      if (height > 0) {
        parts.merge(scheduled.event().mix(), height, Double::sum);
      }
    }
    return parts;
  }

  private static double suspense(double played) {
    return SUSPENSE_HEIGHT * Math.max(0, (played - (1 - SUSPENSE_PART)) / SUSPENSE_PART);
  }
}
