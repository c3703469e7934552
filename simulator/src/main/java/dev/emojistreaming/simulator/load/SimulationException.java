package dev.emojistreaming.simulator.load;

/**
 * Something outside keeps the simulation from being played. The message is one line for the user
 * and names the option that leads elsewhere.
 */
public final class SimulationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SimulationException(String message) {
    super(message);
  }
}
