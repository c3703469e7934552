package dev.emojistreaming.service.limit;

import java.util.OptionalLong;

/**
 * The origin of a request, as a {@link SharedLimit} is shared among: fingerprints.
 *
 * @param key of the client's address, or of its /64 network
 * @param block of the /48 that the network belongs to, if it is of IPv6
 */
public record Sender(long key, OptionalLong block) {}
