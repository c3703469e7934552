package dev.emojistreaming.simulator.load;

import dev.emojistreaming.simulator.crowd.EmojiMix;
import dev.emojistreaming.simulator.crowd.Profile;
import dev.emojistreaming.simulator.crowd.Story;

/** When each reaction of a run is due. All times are nanoseconds since the start of the run. */
public sealed interface Pacing {

  double NANOS_PER_SECOND = 1e9;

  /**
   * When the reaction is due.
   *
   * @param index of the reaction among those of all clients, from 0
   * @param now when its client is free to send it
   */
  long due(long index, long now);

  /**
   * Which emojis the crowd uses then.
   *
   * @param due of the reaction, which may be sent later
   */
  default EmojiMix mix(long due) {
    return EmojiMix.USUAL;
  }

  /** Due as soon as the client is free: a service that stalls is asked less while it does. */
  record ClosedLoop() implements Pacing {
    @Override
    public long due(long index, long now) {
      return now;
    }
  }

  /**
   * Due at fixed intervals, whether or not the client is free by then.
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
   * Due as a story tells, whether or not the client is free by then.
   *
   * @param profile whose story it is
   * @param perSecond reactions per second over all clients, on average
   */
  record StoryRate(Profile profile, Story story, double perSecond) implements Pacing {
    public StoryRate {
      requireRate(perSecond);
    }

    @Override
    public long due(long index, long now) {
      return (long) (story.timeOf(index / perSecond) * NANOS_PER_SECOND);
    }

    @Override
    public EmojiMix mix(long due) {
      return story.mixAt(due / NANOS_PER_SECOND);
    }
  }

  private static void requireRate(double perSecond) {
    if (!(perSecond > 0 && perSecond <= NANOS_PER_SECOND)) {
      throw new IllegalArgumentException("--rate must be more than 0 reactions per second");
    }
  }
}
