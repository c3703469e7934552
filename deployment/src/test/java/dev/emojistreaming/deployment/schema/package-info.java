/** Schemas that others have published of what we hand to their programs. */
@NullMarked
package dev.emojistreaming.deployment.schema;

import org.jspecify.annotations.NullMarked;
