/**
 * The headers that restrict the feed's pages in a browser.
 *
 * <p>Called by Quarkus, which serves the pages; {@code PageHeaders} adds its headers to them. It
 * calls only {@code FeedConfig}.
 *
 * <p>Its rule: a page needs no script, style or connection but its own and those of ingest.
 */
@NullMarked
package dev.emojistreaming.feed.page;

import org.jspecify.annotations.NullMarked;
