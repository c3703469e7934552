package dev.emojistreaming.ingest;

import static io.restassured.RestAssured.given;

/** The metrics that the service under test exports. */
public final class Metrics {

  private Metrics() {}

  /** The value of one time series, or 0 when it is not there. */
  public static double value(int managementPort, String nameAndTags) {
    return given()
        .port(managementPort)
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(nameAndTags + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Whether received = in Kafka + outstanding + rejected. */
  public static boolean ledgerAddsUp(int managementPort) {
    double received = 0;
    double elsewhere = 0;
    for (String line : given().port(managementPort).get("/q/metrics").asString().lines().toList()) {
      if (line.startsWith("ingest_reactions_")) {
        double value = Double.parseDouble(line.substring(line.lastIndexOf(' ')));
        if (line.startsWith("ingest_reactions_received_total")) {
          received += value;
        } else {
          elsewhere += value;
        }
      }
    }
    return received == elsewhere;
  }
}
