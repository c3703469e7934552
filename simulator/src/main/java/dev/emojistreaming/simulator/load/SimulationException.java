package dev.emojistreaming.simulator.load;

/**
 * The simulation cannot run, because ingest or Kafka is not available. The message is one line for
 * the user and names the option to change.
 */
public final class SimulationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SimulationException(String message) {
    super(message);
  }
}
