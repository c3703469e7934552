package dev.emojistreaming.ingest;

import static io.restassured.RestAssured.given;

/** The metrics that the service under test exports. */
public final class Metrics {

  private Metrics() {}

  /** The value of one time series, or 0 when it is not there. */
  public static double value(int managementPort, String nameAndTags) {
    return value(given().port(managementPort).get("/q/metrics").asString(), nameAndTags);
  }

  /**
   * Like {@link #value(int, String)}, of what {@code /q/metrics} has answered; of all series of the
   * name together when no tags are given.
   */
  public static double value(String metrics, String nameAndTags) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(nameAndTags + " ") || line.startsWith(nameAndTags + "{"))
        .mapToDouble(Metrics::valueOf)
        .sum();
  }

  /**
   * By how many reactions the ledger is out; 0 when it adds up.
   *
   * <p>received + backlog at start = stored in Kafka + replayed + overflow backlog + lost +
   * outstanding + rejected
   */
  public static double ledgerDifference(int managementPort) {
    return ledgerDifference(given().port(managementPort).get("/q/metrics").asString());
  }

  /** Like {@link #ledgerDifference(int)}, of what {@code /q/metrics} has answered. */
  public static double ledgerDifference(String metrics) {
    double difference = 0;
    for (String line : metrics.lines().toList()) {
      double value = line.startsWith("#") ? 0 : valueOf(line);
      if (line.startsWith("ingest_reactions_received_total ")
          || line.startsWith("ingest_reactions_backlog_at_start ")) {
        difference += value;
      } else if (line.startsWith("ingest_reactions_stored_total{place=\"kafka\"}")
          || line.startsWith("ingest_reactions_replayed_total ")
          || line.startsWith("ingest_overflow_backlog ")
          || line.startsWith("ingest_reactions_lost_total ")
          || line.startsWith("ingest_reactions_outstanding ")
          || line.startsWith("ingest_reactions_rejected_total{")) {
        difference -= value;
      }
    }
    return difference;
  }

  private static double valueOf(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
  }
}
