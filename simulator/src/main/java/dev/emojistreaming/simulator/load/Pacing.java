package dev.emojistreaming.simulator.load;

/** When each reaction of a run is due. All times are nanoseconds since the start of the run. */
public sealed interface Pacing {

  /**
   * When the reaction is due.
   *
   * @param index of the reaction among those of all clients, from 0
   * @param now when its client is free to send it
   */
  long due(long index, long now);

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
    private static final double NANOS_PER_SECOND = 1e9;

    public FixedRate {
      if (!(perSecond > 0 && perSecond <= NANOS_PER_SECOND)) {
        throw new IllegalArgumentException("--rate must be more than 0 reactions per second");
      }
    }

    @Override
    public long due(long index, long now) {
      return (long) (index / perSecond * NANOS_PER_SECOND);
    }
  }
}
