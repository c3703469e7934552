/**
 * Admission of reactions to memory, and their settlement.
 *
 * <p>Called by {@code store}; calls {@code memory} and {@code ledger}. {@link
 * dev.emojistreaming.ingest.ticket.Tickets} admits as many reactions of a request as {@code memory}
 * has space for. {@link dev.emojistreaming.ingest.ticket.Ticket} is one reaction in memory. {@code
 * store} settles it through the {@link dev.emojistreaming.ingest.ticket.Settlement} that it
 * implements. {@link dev.emojistreaming.ingest.ticket.Outcomes} collects one {@link
 * dev.emojistreaming.ingest.ticket.Outcome} for each reaction, one of which may be a refusal by
 * {@code limit}; {@code http} answers with them.
 *
 * <p>Its rule: memory is released and the ledger changed exactly once for each admitted reaction,
 * when its ticket is settled, and nowhere else.
 */
@NullMarked
package dev.emojistreaming.ingest.ticket;

import org.jspecify.annotations.NullMarked;
