package dev.emojistreaming.service.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network of a client's address: of IPv6 the first 64 bits, which usually are one client's. */
public final class Network {

  private static final int IPV6_NETWORK_BYTES = 8;

  private Network() {}

  /** The network's first address. */
  static InetAddress of(InetAddress client) {
    if (!(client instanceof Inet6Address)) {
      return client;
    }
    byte[] bytes = client.getAddress();
    Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for another length
    }
  }

  /**
   * The network's first address.
   *
   * @param client an address without a name; other text is returned as it is
   */
  public static String of(String client) {
    if (!client.contains(":")) {
      return client;
    }
    try {
      return of(InetAddress.getByName(client)).getHostAddress();
    } catch (UnknownHostException e) {
      return client;
    }
  }
}
