/**
 * Makes reactions safe and says where they are.
 *
 * <p>{@link dev.emojistreaming.ingest.store.ReactionStore} has one implementation for each meaning
 * of {@code ACKNOWLEDGE}; {@link dev.emojistreaming.ingest.store.StoreSelection} picks it. Both
 * hand over to {@link dev.emojistreaming.ingest.kafka.ReactionChannel}, and what that gives back
 * ends here: {@link dev.emojistreaming.ingest.store.AcknowledgedStore} is where a reaction that
 * Kafka did not take has to find its other home.
 */
@NullMarked
package dev.emojistreaming.ingest.store;

import org.jspecify.annotations.NullMarked;
