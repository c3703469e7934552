package dev.emojistreaming.service.address;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IP address, without a name and without a scope. An IPv4 address that is mapped to IPv6 is the
 * IPv4 address.
 *
 * @param high the first 64 bits of IPv6; 0 for IPv4
 * @param low the other 64 bits, or the 32 bits of IPv4
 */
public record ClientAddress(boolean isIpv6, long high, long low) {

  private static final int IPV4_BYTES = 4;
  private static final long MAPPED = 0xffffL << Integer.SIZE;
  private static final int BLOCK_BITS = 48;

  /** Reads an address; empty if the text is not one. Never looks a name up. */
  public static Optional<ClientAddress> parse(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    return bytes == null ? Optional.empty() : Optional.of(of(ByteBuffer.wrap(bytes)));
  }

  private static ClientAddress of(ByteBuffer bytes) {
    if (bytes.remaining() == IPV4_BYTES) {
      return ipv4(bytes.getInt());
    }
    long high = bytes.getLong();
    long low = bytes.getLong();
    return high == 0 && (low & ~0xffffffffL) == MAPPED
        ? ipv4((int) low)
        : new ClientAddress(true, high, low);
  }

  private static ClientAddress ipv4(int address) {
    return new ClientAddress(false, 0, Integer.toUnsignedLong(address));
  }

  /** The network that usually is one client's: the /64 of IPv6, the whole address of IPv4. */
  public long network() {
    return isIpv6 ? high : low;
  }

  /** The /48 of IPv6, which holds 65,536 networks; providers give them to one customer or many. */
  public long block() {
    return high >>> (Long.SIZE - BLOCK_BITS);
  }
}
