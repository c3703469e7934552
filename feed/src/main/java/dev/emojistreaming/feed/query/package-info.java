/**
 * The query API: each request has one answer, from the counts in memory.
 *
 * <p>Called by Quarkus. {@link dev.emojistreaming.feed.query.RoomsResource}, {@link
 * dev.emojistreaming.feed.query.RoomResource} and {@link
 * dev.emojistreaming.feed.query.SettingsResource} call {@code counts} and {@code FeedConfig}, and
 * return records: {@link dev.emojistreaming.feed.query.RoomsAnswer}, {@link
 * dev.emojistreaming.feed.query.TopAnswer}, {@link dev.emojistreaming.feed.query.CountsAnswer},
 * {@link dev.emojistreaming.feed.query.PeaksAnswer} and {@link
 * dev.emojistreaming.feed.query.SettingsAnswer}. {@code Answers} computes each answer once a tick,
 * on its own thread.
 *
 * <p>Its rule: every error is a {@link dev.emojistreaming.contract.Problem}, made by {@code
 * QueryProblemMapping}.
 */
@NullMarked
package dev.emojistreaming.feed.query;

import org.jspecify.annotations.NullMarked;
