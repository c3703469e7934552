package dev.emojistreaming.ingest.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code GET /}: what this is and what can be asked of it. */
@Path("/")
public class ServiceResource {

  private final Description description;

  ServiceResource(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.description =
        new Description(
            service,
            version,
            new TreeMap<>(
                Map.of(
                    "emoji",
                    EmojiResource.PATH,
                    "batch",
                    BatchResource.PATH,
                    "health",
                    "/health")));
  }

  /** The same for as long as the process runs. */
  @GET
  public Description describe() {
    return description;
  }

  /**
   * This service.
   *
   * @param links what can be asked of it, by name
   */
  public record Description(String service, String version, Map<String, String> links) {}
}
