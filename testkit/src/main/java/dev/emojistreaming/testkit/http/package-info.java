/**
 * HTTP requests to programs under test.
 *
 * <p>Tests of all programs, {@code testkit.metrics} and {@code testkit.load} send them with {@link
 * dev.emojistreaming.testkit.http.LocalHttp}, which calls the JDK's client.
 *
 * <p>The rule: it checks nothing; a status is for the test to judge.
 */
@NullMarked
package dev.emojistreaming.testkit.http;

import org.jspecify.annotations.NullMarked;
