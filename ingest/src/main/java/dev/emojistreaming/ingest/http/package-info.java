/**
 * The edge to the clients: requests in, answers out, and the one place where a failure becomes an
 * HTTP status. Every error is an RFC 9457 problem. Holds no rule about reactions: those are the
 * contract's.
 */
@NullMarked
package dev.emojistreaming.ingest.http;

import org.jspecify.annotations.NullMarked;
