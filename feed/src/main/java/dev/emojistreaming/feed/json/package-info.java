/** JSON without reflection. */
@NullMarked
package dev.emojistreaming.feed.json;

import org.jspecify.annotations.NullMarked;
