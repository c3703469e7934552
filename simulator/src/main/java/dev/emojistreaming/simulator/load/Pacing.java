package dev.emojistreaming.simulator.load;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.simulator.crowd.EmojiMix;
import dev.emojistreaming.simulator.crowd.LoadCurve;
import dev.emojistreaming.simulator.crowd.Profile;

/** Decides when each reaction of a run is due. Times are nanoseconds since the start of the run. */
public sealed interface Pacing {

  double NANOS_PER_SECOND = 1e9;

  /**
   * The time at which the reaction is due.
   *
   * @param index of the reaction among those of all clients, from 0
   * @param now time at which its client is free to send it
   */
  long due(long index, long now);

  /**
   * The emojis that the crowd uses at this time.
   *
   * @param due time at which the reaction is due; it may be sent later
   */
  default EmojiMix mix(long due) {
    return EmojiMix.USUAL;
  }

  /** Due as soon as the client is free: a service that stalls receives fewer reactions. */
  record ClosedLoop() implements Pacing {
    @Override
    public long due(long index, long now) {
      return now;
    }
  }

  /**
   * Due at fixed intervals, whether or not the client is free.
   *
   * @param perSecond reactions per second over all clients
   */
  record FixedRate(double perSecond) implements Pacing {
    public FixedRate {
      requireRate(perSecond);
    }

    @Override
    public long due(long index, long now) {
      return (long) (index / perSecond * NANOS_PER_SECOND);
    }
  }

  /**
   * Due by a load curve, whether or not the client is free.
   *
   * @param profile of the curve
   * @param perSecond reactions per second over all clients, on average
   */
  record CurveRate(Profile profile, LoadCurve curve, double perSecond) implements Pacing {
    public CurveRate {
      requireRate(perSecond);
    }

    @Override
    public long due(long index, long now) {
      return (long) (curve.timeOf(index / perSecond) * NANOS_PER_SECOND);
    }

    @Override
    public EmojiMix mix(long due) {
      return curve.mixAt(due / NANOS_PER_SECOND);
    }
  }

  private static void requireRate(double perSecond) {
    if (!(perSecond > 0 && perSecond <= NANOS_PER_SECOND)) {
      throw new InvalidSettingException(
          "--rate", "more than 0 and at most 1e9 reactions per second", String.valueOf(perSecond));
    }
  }
}
