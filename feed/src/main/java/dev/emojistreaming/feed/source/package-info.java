/** The topic of counts, read from Kafka. */
@NullMarked
package dev.emojistreaming.feed.source;

import org.jspecify.annotations.NullMarked;
