package dev.emojistreaming.service.setting;

import dev.emojistreaming.contract.setting.UnknownVariables;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Warns at start of each variable that begins like the service's own and has no effect. The service
 * produces the {@link UnknownVariables}.
 */
@Singleton
class UnknownVariableWarning {

  private static final Logger LOG = Logger.getLogger(UnknownVariableWarning.class);

  void warn(@Observes @Priority(1) StartupEvent event, UnknownVariables variables) {
    variables.warnings(System.getenv().keySet()).forEach(LOG::warn);
  }
}
