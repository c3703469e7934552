package dev.emojistreaming.ingest.caller;

import dev.emojistreaming.service.address.ClientAddress;
import dev.emojistreaming.service.auth.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The client that sends a request, as far as its limits and rights depend on it.
 *
 * @param address null if it is unknown: the connection, or the proxy's, has no IP address
 * @param principal its rights
 */
public record Caller(@Nullable ClientAddress address, Principal principal) {}
