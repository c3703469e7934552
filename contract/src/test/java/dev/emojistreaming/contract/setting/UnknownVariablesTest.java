package dev.emojistreaming.contract.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownVariablesTest {

  private final UnknownVariables variables =
      UnknownVariables.ofProperties(
          "INGEST_", Set.of("ingest.drain-timeout", "ingest.buffer.capacity", "ingest.topic"));

  @Test
  void misspelledVariableIsReportedWithTheNearestKnownOne() {
    assertThat(
            variables.warnings(
                List.of("INGEST_DRAIN_TIMEUOT", "INGEST_BUFER_CAPACITY", "INGEST_TOPIC", "HOME")))
        .containsExactly(
            "the variable INGEST_BUFER_CAPACITY is unknown; is it INGEST_BUFFER_CAPACITY?",
            "the variable INGEST_DRAIN_TIMEUOT is unknown; is it INGEST_DRAIN_TIMEOUT?");
  }

  @Test
  void variablesThatKubernetesSetsForServicesAreNotReported() {
    assertThat(
            variables.warnings(
                List.of(
                    "INGEST_SERVICE_HOST",
                    "INGEST_SERVICE_PORT_HTTP",
                    "INGEST_PORT",
                    "INGEST_PORT_8080_TCP_ADDR",
                    "INGEST_MANAGEMENT_SERVICE_HOST")))
        .isEmpty();
  }

  @Test
  void variablesOfOtherProgramsAreNeitherReportedNorProposed() {
    assertThat(variables.except("INGEST_URL").warnings(List.of("INGEST_URL", "INGEST_URI")))
        .singleElement()
        .asString()
        .startsWith("the variable INGEST_URI is unknown; is it INGEST_")
        .doesNotContain("INGEST_URL");
  }
}
