/** Brings the counts to the people who watch. */
@NullMarked
package dev.emojistreaming.feed;

import org.jspecify.annotations.NullMarked;
