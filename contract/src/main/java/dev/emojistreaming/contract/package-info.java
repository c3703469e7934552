/**
 * The data that travels between the programs, and its rules.
 *
 * <p>Called by all programs: ingest, the Spark job, the feed, the simulator and the broker. Calls
 * only the JDK and Jackson's streaming API. Its one rule: pure functions and immutable values,
 * without a framework and without I/O other than its own resources, safe for use by many threads.
 * The one exception is {@link dev.emojistreaming.contract.CanonicalTime}, a reusable reader for one
 * thread; the Spark job's fast reader of reactions uses it.
 *
 * <p>Reactions, from clients through ingest to the topic {@code emoji_reactions}:
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.contract.ReactionParser} reads them from JSON, in ingest and in
 *       the Spark job: a record that ingest would answer with 400 is malformed in the Spark job.
 *       The outcome is a {@link dev.emojistreaming.contract.ParsedReaction}, or a {@link
 *       dev.emojistreaming.contract.ParsedBatch} of them, with a {@link
 *       dev.emojistreaming.contract.FieldError} for each bad field.
 *   <li>{@link dev.emojistreaming.contract.SentReaction} is a valid reaction of a client, {@link
 *       dev.emojistreaming.contract.ReceivedReaction} the same after ingest received it; {@link
 *       dev.emojistreaming.contract.ReactionWriter} writes both as JSON, with the names of {@link
 *       dev.emojistreaming.contract.ReactionField}.
 *   <li>{@link dev.emojistreaming.contract.ReactionRules} has the rules of single fields, {@link
 *       dev.emojistreaming.contract.EmojiCatalogue} decides what an emoji is, and {@link
 *       dev.emojistreaming.contract.EventTime} when a reaction counts as having happened.
 * </ul>
 *
 * <p>Counts, from the Spark job through the topic {@code emoji_counts} to the feed and the
 * simulator:
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.contract.EmojiCount} is one count, with its key in the topic;
 *       {@link dev.emojistreaming.contract.EmojiCountWriter} writes it as JSON and {@link
 *       dev.emojistreaming.contract.EmojiCountParser} reads it, with the names of {@link
 *       dev.emojistreaming.contract.EmojiCountField}.
 *   <li>{@link dev.emojistreaming.contract.Window} is the one place that knows how long a window
 *       is.
 * </ul>
 *
 * <p>{@link dev.emojistreaming.contract.Topics} defines the topics. {@link
 * dev.emojistreaming.contract.Problem} is the error that ingest and feed answer with, {@link
 * dev.emojistreaming.contract.ProblemWriter} writes it. {@link
 * dev.emojistreaming.contract.JsonText} is the one way to write JSON without reflection: records,
 * events, receipts, problems and the Spark job's liveness. {@code setting} reads the durations and
 * sizes of settings, and has the messages for bad values; {@code certificate} reads when the
 * certificates of Kafka's clients expire.
 */
@NullMarked
package dev.emojistreaming.contract;

import org.jspecify.annotations.NullMarked;
