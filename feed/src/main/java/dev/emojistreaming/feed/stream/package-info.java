/**
 * Counts as streams of events. Vert.x calls {@code StreamRoutes} for each client, which gets a
 * first event from {@code FirstEvents} and is then one of the {@code StreamClients}; before, it is
 * one of the {@code AheadClients} if it has read further than this replica. {@code Ticker} takes
 * the changes from {@code counts}, writes one event for each room by {@code EventWriter}, and sends
 * it to the room's clients. Each event has the {@code Freshness} of {@code source}.
 *
 * <p>Rule: an event is written once, whatever the number of clients. Its size, the cache of first
 * events and the bytes that wait for a client are bounded; {@code service.connection} bounds those
 * that wait for all clients together.
 */
@NullMarked
package dev.emojistreaming.feed.stream;

import org.jspecify.annotations.NullMarked;
