/**
 * Reads the metrics of programs under test.
 *
 * <p>Tests of {@code ingest}, {@code feed}, {@code spark-job} and {@code standalone} take a {@link
 * dev.emojistreaming.testkit.metrics.Scrape} of a running program and look up a {@link
 * dev.emojistreaming.testkit.metrics.Sample} in it. The scrape calls {@code testkit.http}.
 *
 * <p>The rule: metrics are read as Prometheus reads them, from the exported text.
 */
@NullMarked
package dev.emojistreaming.testkit.metrics;

import org.jspecify.annotations.NullMarked;
