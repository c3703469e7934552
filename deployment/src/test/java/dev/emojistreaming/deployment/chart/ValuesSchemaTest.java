package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema defines exactly the chart's values, and its messages name the mistake. */
class ValuesSchemaTest {

  private static JsonNode schema() {
    try {
      return new ObjectMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Paths of the objects that reject unknown names. */
  static List<String> closedObjects() {
    List<String> paths = new ArrayList<>();
    collect(schema(), "", paths, new ArrayList<>());
    return paths;
  }

  private static void collect(
      JsonNode schema, String path, List<String> objects, List<String> values) {
    if (schema.path("properties").isEmpty()) {
      values.add(path);
      return;
    }
    assertThat(schema.path("additionalProperties").asBoolean(true)).as(path).isFalse();
    objects.add(path);
    schema
        .path("properties")
        .properties()
        .forEach(
            property ->
                collect(
                    property.getValue(),
                    path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                    objects,
                    values));
  }

  @Test
  void schemaAndValuesHaveTheSameNames() {
    List<String> inSchema = new ArrayList<>();
    collect(schema(), "", new ArrayList<>(), inSchema);
    // A parent chart adds it.
    inSchema.remove("global");
    assertThat(new TreeSet<>(inSchema))
        .isEqualTo(new TreeSet<>(Values.ofChart().stream().map(Values::path).toList()));
  }

  @ParameterizedTest
  @MethodSource("closedObjects")
  void unknownNameIsRejected(String object) {
    String path = object.isEmpty() ? "" : object + ".";
    assertThatThrownBy(() -> Chart.render(Map.of(path + "typo", 1)))
        .hasMessageContaining(
            "at '%s': additional properties 'typo' not allowed"
                .formatted(("." + object).replace('.', '/').replaceFirst("/$", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ingest.replicas                | 0              | at '/ingest/replicas': minimum: got 0, want 1
          ingest.replicas                | two            | at '/ingest/replicas': got string, want integer
          ingest.acknowledge             | maybe          | at '/ingest/acknowledge': value must be one of 'stored', 'buffered'
          ingest.overflow.maxSize        | 1GB            | at '/ingest/overflow/maxSize': '1GB' does not match pattern
          ingest.overflow.volumeSize     | big            | at '/ingest/overflow/volumeSize': 'big' does not match pattern
          ingest.drainSeconds            | 5              | at '/ingest/drainSeconds': minimum: got 5, want 30
          ingest.autoscaling.mode        | vpa            | at '/ingest/autoscaling/mode': value must be one of 'none', 'hpa', 'keda'
          ingest.env.lower               | 1              | 'lower' does not match pattern
          feed.publicUrl                 | live.example   | at '/feed/publicUrl': 'live.example' does not match pattern
          feed.service.port              | 70000          | at '/feed/service/port': maximum: got 70,000, want 65,535
          kafka.bootstrapServers         | kafka          | at '/kafka/bootstrapServers': 'kafka' does not match pattern
          kafka.securityProtocol         | TLS            | at '/kafka/securityProtocol': value must be one of 'SASL_SSL', 'SSL'
          sparkJob.mode                  | yarn           | at '/sparkJob/mode': value must be one of 'client', 'kubeflow', 'apache', 'none'
          sparkJob.maxPerUser            | -1             | at '/sparkJob/maxPerUser': minimum: got -1, want 0
          sparkJob.scaledCount           | linear:0       | at '/sparkJob/scaledCount': 'linear:0' does not match pattern
          sparkJob.checkpoint.url        | bucket         | at '/sparkJob/checkpoint/url': 'bucket' does not match pattern
          auth.mode                      | ""             | auth.mode must be none, api-key, jwt or anonymous, or several of the last three, comma-separated, but is empty
          auth.mode                      | basic          | auth.mode must be none, api-key, jwt or anonymous, or several of the last three, comma-separated, but is basic
          auth.mode                      | none,jwt       | auth.mode must be none, api-key, jwt or anonymous, or several of the last three, comma-separated, but is none,jwt
          auth.mode                      | api-key        | auth.keysSecret must name the Secret with the API keys when auth.mode has api-key, but is empty
          auth.mode                      | anonymous      | auth.tokenKeySecret must name the Secret with the keys of viewers' tokens when auth.mode has anonymous, but is empty
          auth.mode                      | jwt            | auth.jwt.issuer must be set when auth.mode has jwt, but is empty
          auth.roomsRead                 | some           | at '/auth/roomsRead': value must be one of '', 'public', 'token'
          auth.jwt.keys                  | http://keys    | at '/auth/jwt/keys': 'http://keys' does not match pattern
          kafka.allowPlaintext           | false          | kafka.securityProtocol must be SASL_SSL or SSL, but is PLAINTEXT
          topics.mode                    | auto           | at '/topics/mode': value must be one of 'job', 'strimzi', 'none'
          ingress.feedHost               | http://live    | at '/ingress/feedHost': 'http://live' does not match pattern
          image.pullPolicy               | Sometimes      | at '/image/pullPolicy': value must be one of 'Always', 'IfNotPresent', 'Never'
          topics.replicas                | 1              | topics.minInsyncReplicas must be at most topics.replicas (1), but is 2
          sparkJob.allowedLateness       | 7200           | sparkJob.watermarkDelay must be at least sparkJob.allowedLateness plus 10 s for the brokers' clocks (7210), but is 3900
          feed.autoscaling.min           | 11             | feed.autoscaling.min must be at most feed.autoscaling.max (10), but is 11
          ingest.autoscaling.mode        | keda           | monitoring.prometheusUrl must be set when autoscaling.mode is keda, but is empty
          gateway.enabled                | true           | gateway.parentRefs must name a Gateway when gateway.enabled is true, but is empty
          kafka.securityProtocol         | SASL_SSL       | kafkaSecret must name the Secret of the login when kafka.securityProtocol is SASL_SSL, but both are empty
          sparkJob.mode                  | apache         | sparkJob.executors.instances must be at least 1 when sparkJob.mode is apache, but is 0
          """)
  void invalidValueIsRejectedByName(String path, String value, String message) {
    assertThatThrownBy(() -> Chart.render(Map.of(path, value))).hasMessageContaining(message);
  }

  @Test
  void authenticationNeedsTlsAtTheIngressAndAKeyForTheSimulator() {
    Map<String, Object> values =
        Map.of("auth.mode", "api-key", "auth.keysSecret", "keys", "ingress.enabled", true);
    assertThatThrownBy(() -> Chart.render(values))
        .hasMessageContaining(
            "ingress.tlsSecret must name the Secret of a TLS certificate when auth.mode is not none, but is empty");
    Map<String, Object> crowd =
        Map.of("auth.mode", "api-key", "auth.keysSecret", "keys", "simulator.enabled", true);
    assertThatThrownBy(() -> Chart.render(crowd))
        .hasMessageContaining("simulator.apiKeySecret must name the Secret with an API key");
    Map<String, Object> allowed = new HashMap<>(values);
    allowed.put("ingress.allowPlaintext", true);
    assertThat(Chart.render(allowed)).isNotEmpty();
  }

  static Stream<String> switches() {
    return Values.ofChart().stream()
        .filter(value -> value.defaultValue().matches("true|false"))
        .map(Values::path)
        .filter(path -> !Set.of("gateway.enabled", "kafka.allowPlaintext").contains(path));
  }

  /** Each boolean value can be changed without changing another value. */
  @ParameterizedTest
  @MethodSource("switches")
  void everySwitchWorksAlone(String path) {
    assertThat(Chart.render(Map.of(path, true))).isNotEmpty();
    assertThat(Chart.render(Map.of(path, false))).isNotEmpty();
  }
}
