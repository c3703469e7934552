/**
 * The edge to the clients: requests in, answers out, and the one place where a failure becomes an
 * HTTP status and a sentence. Every error is an RFC 9457 problem. Has no rule about reactions:
 * those are the contract's. Calls {@code store} with what the contract has parsed.
 */
@NullMarked
package dev.emojistreaming.ingest.http;

import org.jspecify.annotations.NullMarked;
