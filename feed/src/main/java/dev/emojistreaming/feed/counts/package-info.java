/** What has been counted, by room: pure state, bounded, no input or output. */
@NullMarked
package dev.emojistreaming.feed.counts;

import org.jspecify.annotations.NullMarked;
