package dev.emojistreaming.service.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** Makes the {@link ConnectionGuard} of each server of this process. */
@Singleton
@Unremovable
class ConnectionGuards {

  private final ConnectionLimits limits;
  private final BodyMemory memory;
  private final ConnectionMetrics metrics;

  ConnectionGuards(ConnectionLimits limits, BodyMemory memory, MeterRegistry registry) {
    this.limits = limits;
    this.memory = memory;
    this.metrics = new ConnectionMetrics(registry);
  }

  /** A guard with a registry of connections that no other server shares. */
  ConnectionGuard forServer() {
    return new ConnectionGuard(new Connections(limits, memory, metrics));
  }
}
