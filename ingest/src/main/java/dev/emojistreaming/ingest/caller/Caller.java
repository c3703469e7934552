package dev.emojistreaming.ingest.caller;

import dev.emojistreaming.service.auth.Principal;

/**
 * The client that sends a request, as far as its limits and rights depend on it.
 *
 * @param network the client's address; of IPv6 the first address of its /64
 * @param principal its rights
 */
public record Caller(String network, Principal principal) {}
