/**
 * The emoji font that the build puts into the feed, in subsets, for emojis that a viewer's system
 * cannot draw.
 *
 * <p>Called by Quarkus. {@link dev.emojistreaming.feed.font.EmojiFontResource} lists the subsets;
 * Quarkus serves their files, and {@code FontFileHeaders} lets clients keep them. It calls only
 * {@code FeedConfig}.
 *
 * <p>Its rule: a feed that was built without the font works like one that is configured not to use
 * it.
 */
@NullMarked
package dev.emojistreaming.feed.font;

import org.jspecify.annotations.NullMarked;
