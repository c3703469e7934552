/**
 * HTTP requests to programs under test.
 *
 * <p>Tests of {@code ingest}, {@code feed}, {@code spark-job} and {@code deployment}, and {@code
 * testkit.metrics} and {@code testkit.load}, send them with {@link
 * dev.emojistreaming.testkit.http.LocalHttp}, which calls the JDK's client.
 *
 * <p>The rule: it does not check the status; the test does.
 */
@NullMarked
package dev.emojistreaming.testkit.http;

import org.jspecify.annotations.NullMarked;
