package dev.emojistreaming.service.limit;

import dev.emojistreaming.service.address.ClientAddress;
import java.util.OptionalLong;

/**
 * The origin of a request, as a {@link SharedLimit} is shared among: fingerprints.
 *
 * @param key of the client's address, or of its /64 network
 * @param block of the /48 that the network belongs to, if it is of IPv6
 */
public record Sender(long key, OptionalLong block) {

  private static final long NETWORK = 1;
  private static final long BLOCK = 2;

  /** The sender with this address. */
  public static Sender of(ClientAddress address, Fingerprints fingerprints) {
    return new Sender(
        fingerprints.of(address.network(), NETWORK),
        address.isIpv6()
            ? OptionalLong.of(fingerprints.of(address.block(), BLOCK))
            : OptionalLong.empty());
  }

  /** A sender that has no block of addresses. */
  public static Sender of(long key) {
    return new Sender(key, OptionalLong.empty());
  }
}
