/**
 * Child processes of tests. The fixtures that run programs, here and in the modules' tests, call
 * {@link dev.emojistreaming.testkit.process.ChildProcess}; it calls the module {@code process} and
 * the package {@code log}.
 *
 * <p>{@link dev.emojistreaming.testkit.process.StartsProcesses} marks test classes of which a build
 * runs two at once. {@link dev.emojistreaming.testkit.process.IncompleteProgram} makes a program
 * that fails at a known place, and {@link dev.emojistreaming.testkit.process.Processes} reads what
 * the operating system knows of a program.
 *
 * <p>The rule: a test starts processes here only, so that no log escapes the check for warnings.
 */
@NullMarked
package dev.emojistreaming.testkit.process;

import org.jspecify.annotations.NullMarked;
