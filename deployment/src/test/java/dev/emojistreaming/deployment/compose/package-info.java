/**
 * Tests of {@code compose.yaml} without Docker, against the Compose specification from {@code
 * schema} and the project's rules. {@link dev.emojistreaming.deployment.compose.ComposeFile} reads
 * the file; {@code image} runs containers as it defines them, and {@code installation} checks its
 * environment variables.
 */
@NullMarked
package dev.emojistreaming.deployment.compose;

import org.jspecify.annotations.NullMarked;
