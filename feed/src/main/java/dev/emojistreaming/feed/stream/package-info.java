/** Counts as streams of events for clients that stay connected. */
@NullMarked
package dev.emojistreaming.feed.stream;

import org.jspecify.annotations.NullMarked;
