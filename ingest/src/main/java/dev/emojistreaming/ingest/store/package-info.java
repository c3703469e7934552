/**
 * Makes reactions safe and says where they are.
 *
 * <p>{@link dev.emojistreaming.ingest.store.ReactionStore} has one implementation for each meaning
 * of {@code ACKNOWLEDGE}; {@link dev.emojistreaming.ingest.store.StoreSelection} picks it. Both
 * hand over to {@link dev.emojistreaming.ingest.kafka.ReactionProducer}, and what Kafka does not
 * take to {@link dev.emojistreaming.ingest.overflow.Overflow}. {@link
 * dev.emojistreaming.ingest.store.Drain} empties the memory at the end.
 */
@NullMarked
package dev.emojistreaming.ingest.store;

import org.jspecify.annotations.NullMarked;
