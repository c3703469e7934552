/**
 * Counts as streams of events. Vert.x calls {@code StreamRoutes} for each client, which gets a
 * first event from {@code FirstEvents} and is then one of the {@code StreamClients}. {@code Ticker}
 * takes the changes from {@code counts}, writes one event for each room by {@code EventWriter}, and
 * sends it to the room's clients. Each event has the {@code Freshness} of {@code source}.
 *
 * <p>Rule: an event is written once, whatever the number of clients, and the bytes that wait for a
 * client are bounded.
 */
@NullMarked
package dev.emojistreaming.feed.stream;

import org.jspecify.annotations.NullMarked;
