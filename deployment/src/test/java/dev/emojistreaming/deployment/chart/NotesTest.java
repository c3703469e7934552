package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notes after an installation name existing Services and tests. */
class NotesTest {

  static List<ValueSet> matrix() {
    return ValueSet.all();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void notesNameExistingServicesAndTheTestIfThereIsOne(ValueSet values) {
    String notes = Chart.notes(values);
    List<Manifest> manifests = Chart.render(values);
    notes
        .lines()
        .filter(line -> line.contains("port-forward"))
        .forEach(
            line -> {
              String name = line.replaceAll(".*service/| .*", "");
              String port = line.replaceAll(".*:", "");
              assertThat(manifests)
                  .anyMatch(
                      manifest ->
                          manifest.kind().equals("Service")
                              && manifest.name().equals(name)
                              && manifest.text("/spec/ports/0/port").equals(port));
            });
    boolean hasTest =
        manifests.stream()
            .anyMatch(manifest -> manifest.text("/metadata/annotations/was~1hook").equals("test"));
    assertThat(notes.contains("helm test live --namespace event")).isEqualTo(hasTest);
  }
}
