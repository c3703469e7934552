/**
 * The start and the end of a service, for ingest and feed.
 *
 * <p>Quarkus runs {@link dev.emojistreaming.service.ServiceProgram}, the main class of both. When a
 * service cannot start, {@link dev.emojistreaming.service.StartFailure} has the lines for the
 * operator. {@code setting} reads the settings, {@code origin} those about web pages, {@code log}
 * limits repeated lines, {@code thread} has the threads that must not end, {@code connection} the
 * limits for clients' connections, {@code limit} those of rates, {@code address} the addresses of
 * clients, {@code kafka} the login to Kafka, {@code auth} callers and their rights; {@code problem}
 * writes errors, {@code failure} answers requests that no resource can. It calls {@code
 * contract.setting}.
 *
 * <p>Its rule: nothing here knows which service it runs.
 */
@NullMarked
package dev.emojistreaming.service;

import org.jspecify.annotations.NullMarked;
