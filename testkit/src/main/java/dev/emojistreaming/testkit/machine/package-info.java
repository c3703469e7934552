/**
 * The machine that runs a test. {@code Requirements} is the only place that decides whether a test
 * is skipped or fails where the machine lacks something.
 */
@NullMarked
package dev.emojistreaming.testkit.machine;

import org.jspecify.annotations.NullMarked;
