/** Questions about rooms, each answered at once. */
@NullMarked
package dev.emojistreaming.feed.query;

import org.jspecify.annotations.NullMarked;
