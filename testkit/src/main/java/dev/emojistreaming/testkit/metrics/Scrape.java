package dev.emojistreaming.testkit.metrics;

import dev.emojistreaming.testkit.http.LocalHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** The metrics that a program exports to Prometheus, at one moment. */
public record Scrape(List<Sample> samples) {

  private static final int OK = 200;

  /**
   * Scrapes a program.
   *
   * @throws UncheckedIOException if it does not answer with 200
   */
  public static Scrape of(int port, String path) {
    URI address = LocalHttp.address(port, path);
    HttpResponse<String> response = LocalHttp.get(address);
    if (response.statusCode() != OK) {
      throw new UncheckedIOException(
          new IOException(address + " answered with " + response.statusCode()));
    }
    return parse(response.body());
  }

  /** Scrapes a Quarkus service. */
  public static Scrape ofQuarkus(int managementPort) {
    return of(managementPort, "/q/metrics");
  }

  /** Reads the text format. */
  public static Scrape parse(String text) {
    return new Scrape(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Sample::parse)
            .toList());
  }

  /**
   * The value of the one series with this name and at least these labels.
   *
   * @param series such as {@code name_total{place="kafka"}}
   * @throws NoSuchElementException if there is no such series, or more than one
   */
  public double value(String series) {
    List<Sample> matching = matching(series).toList();
    if (matching.size() != 1) {
      throw new NoSuchElementException(
          String.format(Locale.ROOT, "%d series match %s: %s", matching.size(), series, matching));
    }
    return matching.get(0).value();
  }

  /** The sum of all series with this name and at least these labels; 0 if there is none. */
  public double sum(String series) {
    return matching(series).mapToDouble(Sample::value).sum();
  }

  private Stream<Sample> matching(String series) {
    Sample wanted = Sample.parse(series, 0);
    return samples.stream()
        .filter(sample -> sample.name().equals(wanted.name()))
        .filter(sample -> sample.labels().entrySet().containsAll(wanted.labels().entrySet()));
  }
}
