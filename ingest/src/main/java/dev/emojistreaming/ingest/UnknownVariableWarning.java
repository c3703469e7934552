package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.setting.UnknownVariables;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Warns at start about each {@code INGEST_…} variable that has no effect. */
final class UnknownVariableWarning {

  private static final Logger LOG = Logger.getLogger(UnknownVariableWarning.class);

  /** A variable of the feed, which is often set for all programs of a machine. */
  private static final Set<String> OF_OTHER_PROGRAMS = Set.of("INGEST_URL");

  /** Static, so that a native executable needs no reflection for it. */
  private static final UnknownVariables VARIABLES =
      UnknownVariables.ofProperties(
          "INGEST_", ConfigClass.configClass(IngestConfig.class).getProperties().keySet());

  void warn(@Observes @Priority(1) StartupEvent event) {
    warnings(System.getenv().keySet()).forEach(LOG::warn);
  }

  static List<String> warnings(Set<String> environment) {
    return VARIABLES.warnings(
        environment.stream().filter(name -> !OF_OTHER_PROGRAMS.contains(name)).toList());
  }
}
