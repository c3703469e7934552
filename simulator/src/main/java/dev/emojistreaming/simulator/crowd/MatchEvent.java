package dev.emojistreaming.simulator.crowd;

import java.util.List;
import java.util.Optional;

/**
 * An event on a cricket ground. The crowd's activity rises at once, and then decays.
 *
 * @param chance of the event for each ball
 * @param height additional activity, in multiples of the calm crowd's
 * @param decay seconds until it has fallen to 1/e
 */
record MatchEvent(double chance, double height, double decay, EmojiMix mix) {

  static final MatchEvent FOUR = new MatchEvent(0.23, 3, 3, EmojiMix.APPLAUSE);
  static final MatchEvent SIX = new MatchEvent(0.1, 5, 4, EmojiMix.JOY);
  static final MatchEvent WICKET = new MatchEvent(0.07, 9, 8, EmojiMix.SHOCK);

  private static final List<MatchEvent> ALL = List.of(FOUR, SIX, WICKET);

  /** After five decays less than a hundredth is left. */
  private static final int MAX_DECAYS = 5;

  /**
   * The event of a ball; most balls have none.
   *
   * @param drawn random number, uniform from 0 to 1
   */
  static Optional<MatchEvent> ofBall(double drawn) {
    double rest = drawn;
    for (MatchEvent event : ALL) {
      rest -= event.chance;
      if (rest < 0) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /** The rest of the height this many seconds after the event; 0 before it. */
  double heightAfter(int seconds) {
    return seconds < 0 || seconds > MAX_DECAYS * decay ? 0 : height * Math.exp(-seconds / decay);
  }
}
