package dev.emojistreaming.ingest.caller;

/**
 * The client that sends a request, as far as its limits and rights depend on it.
 *
 * @param network the client's address; of IPv6 the first address of its /64
 */
public record Caller(String network) {}
