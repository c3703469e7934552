package dev.emojistreaming.service.setting;

import dev.emojistreaming.contract.setting.UnknownVariables;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Warns at start of each variable that begins like the service's own and has no effect. Services
 * and this module's packages produce the {@link UnknownVariables}, one for each prefix.
 */
@Singleton
class UnknownVariableWarning {

  private static final Logger LOG = Logger.getLogger(UnknownVariableWarning.class);

  void warn(@Observes @Priority(1) StartupEvent event, @All List<UnknownVariables> prefixes) {
    prefixes.forEach(variables -> variables.warnings(System.getenv().keySet()).forEach(LOG::warn));
  }
}
