package dev.emojistreaming.deployment.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.deployment.schema.PublishedSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Compose file is valid, and its services follow the project's rules. */
class ComposeFileTest {

  private static final Map<String, JsonNode> SERVICES = ComposeFile.services();

  private static JsonNode service(String name) {
    return SERVICES.get(name);
  }

  @Test
  void fileMatchesTheComposeSpecification() {
    ObjectNode specification = (ObjectNode) PublishedSchema.read("compose-spec.json").orElseThrow();
    // The validator requires a URL as the id.
    specification.remove("$id");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(specification)
                .validate(ComposeFile.tree()))
        .isEmpty();
  }

  @Test
  void imagesHaveARegistryOrAreBuiltHere() {
    SERVICES.forEach(
        (name, service) -> {
          assertThat(service.path("image").asText()).as(name).matches(".+:v?[0-9].*");
          if (ComposeFile.isOurs(service)) {
            String file = builder(service.path("image")).at("/build/dockerfile").asText();
            for (String kind : List.of("jvm", "native")) {
              assertThat(ProjectRoot.resolve(file.replace("${EMOJI_IMAGES:-jvm}", kind)))
                  .as(name)
                  .isRegularFile();
            }
          } else {
            assertThat(service.path("image").asText()).as(name).contains(".io/");
          }
        });
  }

  /** The only service that builds an image: two would write the same tag concurrently. */
  private static JsonNode builder(JsonNode image) {
    List<JsonNode> builders =
        SERVICES.values().stream()
            .filter(service -> service.path("image").equals(image) && service.has("build"))
            .toList();
    assertThat(builders).as("%s", image).hasSize(1);
    return builders.get(0);
  }

  @Test
  void servicesStartAfterTheirDependenciesAreHealthy() {
    SERVICES.forEach(
        (name, service) ->
            service
                .path("depends_on")
                .properties()
                .forEach(
                    dependency -> {
                      String condition = dependency.getValue().path("condition").asText();
                      assertThat(condition)
                          .as(name)
                          .isIn("service_healthy", "service_completed_successfully");
                      assertThat(service(dependency.getKey()).has("healthcheck"))
                          .as("%s on %s", name, dependency.getKey())
                          .isEqualTo(condition.equals("service_healthy"));
                    }));
    for (String name : List.of("ingest", "feed", "spark-job")) {
      assertThat(service(name).path("depends_on").has("topics")).as(name).isTrue();
    }
  }

  @Test
  void longRunningServicesHaveAHealthCheckAndARestartPolicy() {
    Set<String> shortLived = Set.of("topics", "simulator");
    SERVICES.forEach(
        (name, service) -> {
          assertThat(service.has("healthcheck")).as(name).isNotEqualTo(shortLived.contains(name));
          assertThat(service.path("restart").asText("no"))
              .as(name)
              .isEqualTo(shortLived.contains(name) ? "no" : "unless-stopped");
        });
  }

  @Test
  void ourContainersHaveNoCapabilitiesAndAReadOnlyRoot() {
    SERVICES.forEach(
        (name, service) -> {
          if (ComposeFile.isOurs(service)) {
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.path("cap_drop").toString()).as(name).isEqualTo("[\"ALL\"]");
            assertThat(service.path("security_opt").toString())
                .as(name)
                .isEqualTo("[\"no-new-privileges:true\"]");
          }
        });
  }

  /** The heap is a share of the memory limit; without one, of the machine's memory. */
  @Test
  void ourContainersHaveAMemoryLimit() {
    SERVICES.forEach(
        (name, service) ->
            assertThat(service.has("mem_limit")).as(name).isEqualTo(ComposeFile.isOurs(service)));
  }

  @Test
  void otherMachinesReachNothingUnlessAnAddressOpensIngestAndFeed() {
    SERVICES.forEach(
        (name, service) ->
            service
                .path("ports")
                .forEach(
                    port ->
                        assertThat(port.asText())
                            .as(name)
                            .matches(
                                "127[.]0[.]0[.]1:.*|[$][{]EMOJI_ADDRESS:-127[.]0[.]0[.]1[}]:(8080:8080|8090:8090)")));
  }

  /** The script of the container's start, on this machine and with a stand-in for Grafana. */
  @Test
  void firstStartOfGrafanaMakesAPasswordAndPrintsIt(@TempDir Path folder) throws Exception {
    String first = startGrafana(folder);
    String second = startGrafana(folder);
    Path file = folder.resolve("admin-password");
    String password = Files.readString(file).strip();
    assertThat(password).matches("[A-Za-z0-9+/]{24}");
    assertThat(first).contains("Grafana's user is admin, and the password " + password, "started");
    assertThat(second).contains("started").doesNotContain(password);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(file).strip()).isEqualTo(password);
  }

  private static String startGrafana(Path folder) throws Exception {
    JsonNode grafana = service("grafana");
    String variable = "GF_SECURITY_ADMIN_PASSWORD__FILE";
    String script =
        grafana
            .path("entrypoint")
            .get(2)
            .asText()
            .replace("$$", "$")
            .replace("exec /run.sh", "echo started");
    ProcessBuilder start = new ProcessBuilder("/bin/sh", "-c", script).redirectErrorStream(true);
    start
        .environment()
        .put(
            variable,
            grafana
                .path("environment")
                .path(variable)
                .asText()
                .replace("/var/lib/grafana", folder.toString()));
    Process process = start.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void volumesAndMountedFilesExist() {
    SERVICES.forEach(
        (name, service) ->
            service
                .path("volumes")
                .forEach(
                    volume -> {
                      String source = volume.asText().replaceFirst(":.*", "");
                      if (source.startsWith("./")) {
                        assertThat(ProjectRoot.resolve(source)).as(name).exists();
                      } else {
                        assertThat(ComposeFile.tree().path("volumes").has(source))
                            .as("%s %s", name, source)
                            .isTrue();
                      }
                    }));
  }

  @Test
  void gracePeriodsCoverTheDrains() {
    assertThat(service("ingest").path("stop_grace_period").asText()).isEqualTo("30s");
    assertThat(service("spark-job").path("stop_grace_period").asText()).isEqualTo("45s");
  }
}
