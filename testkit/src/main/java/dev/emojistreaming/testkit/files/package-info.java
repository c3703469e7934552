/**
 * Files that an earlier version of a program has written, as fixtures.
 *
 * <p>The fixtures of {@code ingest} and {@code spark-job} keep a folder as one zip file with {@link
 * dev.emojistreaming.testkit.files.ZippedFolder}, which calls the JDK's zip file system.
 *
 * <p>The rule: it changes no byte of a file.
 */
@NullMarked
package dev.emojistreaming.testkit.files;

import org.jspecify.annotations.NullMarked;
