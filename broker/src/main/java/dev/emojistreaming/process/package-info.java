/**
 * Child processes that cannot outlive their parent, however it ends.
 *
 * <p>Plain Java and a POSIX shell; knows nothing of what it runs.
 */
@NullMarked
package dev.emojistreaming.process;

import org.jspecify.annotations.NullMarked;
