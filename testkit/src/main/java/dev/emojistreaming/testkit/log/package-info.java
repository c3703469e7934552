/**
 * Warnings and errors in logs. JUnit registers {@link
 * dev.emojistreaming.testkit.log.UnexpectedLogs} for every test class of a module that has the
 * testkit; tests announce lines by {@link dev.emojistreaming.testkit.log.ExpectedLog}, several by
 * {@link dev.emojistreaming.testkit.log.ExpectedLogs}, and the fixtures that start child processes
 * call {@link dev.emojistreaming.testkit.log.ChildLogs}. It calls only the JDK and JUnit.
 *
 * <p>The rule: a WARN or ERROR line that no test announced is a failure, and so is an announcement
 * without a line.
 */
@NullMarked
package dev.emojistreaming.testkit.log;

import org.jspecify.annotations.NullMarked;
