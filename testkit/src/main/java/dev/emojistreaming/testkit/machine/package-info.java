/**
 * The machine that runs a test. Tests of {@code ingest}, {@code feed}, {@code standalone} and
 * {@code deployment} call {@link dev.emojistreaming.testkit.machine.Requirements}; it calls only
 * the JDK and AssertJ.
 *
 * <p>The rule: it is the only place that decides whether a test is skipped or fails if the machine
 * lacks something.
 */
@NullMarked
package dev.emojistreaming.testkit.machine;

import org.jspecify.annotations.NullMarked;
