/**
 * Child processes that cannot outlive their parent, however it ends.
 *
 * <p>{@code standalone} starts the pipeline with it, {@code broker} finds its class path and a port
 * with it, and the tests start programs with it. It calls only the JDK and a POSIX shell.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.process.LeashedProcess} is a child and the leash that ends it; it
 *       fails with {@link dev.emojistreaming.process.ProcessFailedException}.
 *   <li>{@link dev.emojistreaming.process.ReadyLine} waits for the line that a child prints when it
 *       is ready.
 *   <li>{@link dev.emojistreaming.process.ClassPath} and {@link
 *       dev.emojistreaming.process.QuarkusProgram} make the command that runs what a module's build
 *       left in its {@code target} folder.
 *   <li>{@link dev.emojistreaming.process.FreePort} finds a port for a child to listen on.
 * </ul>
 *
 * <p>The rule: it does not know the programs that it runs.
 */
@NullMarked
package dev.emojistreaming.process;

import org.jspecify.annotations.NullMarked;
