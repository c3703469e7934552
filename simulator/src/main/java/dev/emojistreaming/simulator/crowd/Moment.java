package dev.emojistreaming.simulator.crowd;

import java.util.List;
import java.util.Optional;

/**
 * What can happen on a cricket ground. The crowd is at its busiest at once, and then calms down.
 *
 * @param chance that a ball brings it
 * @param height busyness on top, in multiples of the calm crowd's
 * @param decay seconds until that has fallen to 1/e
 */
record Moment(double chance, double height, double decay, EmojiMix mix) {

  static final Moment FOUR = new Moment(0.23, 3, 3, EmojiMix.APPLAUSE);
  static final Moment SIX = new Moment(0.1, 5, 4, EmojiMix.JOY);
  static final Moment WICKET = new Moment(0.07, 9, 8, EmojiMix.SHOCK);

  private static final List<Moment> ALL = List.of(FOUR, SIX, WICKET);

  /** Forgotten by then: less than a hundredth is left. */
  private static final int FORGOTTEN_AFTER_DECAYS = 5;

  /**
   * What a ball brings; most bring nothing.
   *
   * @param drawn evenly from 0 to 1
   */
  static Optional<Moment> ofBall(double drawn) {
    double rest = drawn;
    for (Moment moment : ALL) {
      rest -= moment.chance;
      if (rest < 0) {
        return Optional.of(moment);
      }
    }
    return Optional.empty();
  }

  /** What is left so many seconds later, in multiples of the calm crowd's busyness; 0 before. */
  double heightAfter(int seconds) {
    return seconds < 0 || seconds > FORGOTTEN_AFTER_DECAYS * decay
        ? 0
        : height * Math.exp(-seconds / decay);
  }
}
