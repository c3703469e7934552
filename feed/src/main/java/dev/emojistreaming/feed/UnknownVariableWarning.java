package dev.emojistreaming.feed;

import dev.emojistreaming.contract.setting.UnknownVariables;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Logs a warning at start for each {@code FEED_…} variable that has no effect. */
final class UnknownVariableWarning {

  private static final Logger LOG = Logger.getLogger(UnknownVariableWarning.class);

  /** Static: initialised in a native build, so that the executable needs no reflection. */
  private static final UnknownVariables VARIABLES =
      UnknownVariables.ofProperties(
          "FEED_", ConfigClass.configClass(FeedConfig.class).getProperties().keySet());

  void warn(@Observes @Priority(1) StartupEvent event) {
    warnings(System.getenv().keySet()).forEach(LOG::warn);
  }

  static List<String> warnings(Set<String> environment) {
    return VARIABLES.warnings(environment);
  }
}
