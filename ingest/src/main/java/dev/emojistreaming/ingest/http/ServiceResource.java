package dev.emojistreaming.ingest.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code GET /}: the name and version of the service, and its paths. */
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

  /** Constant while the process runs. */
  @GET
  public Description describe() {
    return description;
  }

  /**
   * The answer.
   *
   * @param links paths by name
   */
  public record Description(String service, String version, Map<String, String> links) {}
}
