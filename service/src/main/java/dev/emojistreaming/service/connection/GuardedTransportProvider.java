package dev.emojistreaming.service.connection;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/** Makes Vert.x accept its connections through a {@link GuardedTransport}. */
public final class GuardedTransportProvider implements VertxServiceProvider {

  /** Called by Vert.x, while it starts. */
  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(new GuardedTransport(builder.findTransport()));
  }
}
