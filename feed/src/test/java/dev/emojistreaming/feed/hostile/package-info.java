/**
 * Viewers that hold what they can, and the honest ones next to them, on the packaged program.
 *
 * <p>The rule: every test also shows that an honest viewer is served.
 */
@NullMarked
package dev.emojistreaming.feed.hostile;

import org.jspecify.annotations.NullMarked;
