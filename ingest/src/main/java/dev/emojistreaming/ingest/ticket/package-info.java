/**
 * The stay of a reaction in memory.
 *
 * <p>{@link dev.emojistreaming.ingest.ticket.Tickets} admits the reactions of a request, as many as
 * {@code memory} has room for. Each {@link dev.emojistreaming.ingest.ticket.Ticket} holds its room
 * and its line in the ledger until it is settled, and nothing else frees the room. {@link
 * dev.emojistreaming.ingest.ticket.Settlement} is what the code that stores a reaction calls.
 * {@link dev.emojistreaming.ingest.ticket.Outcomes} collects one {@link
 * dev.emojistreaming.ingest.ticket.Outcome} for each reaction, for the answer.
 */
@NullMarked
package dev.emojistreaming.ingest.ticket;

import org.jspecify.annotations.NullMarked;
