/** {@code compose.yaml}, judged without Docker. */
@NullMarked
package dev.emojistreaming.deployment.compose;

import org.jspecify.annotations.NullMarked;
