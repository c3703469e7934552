package dev.emojistreaming.service.origin;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** IPv6 addresses in brackets, in the one form in which browsers write each (RFC 5952). */
final class Ipv6Literal {

  private static final int GROUPS = 8;

  private Ipv6Literal() {}

  /**
   * The form that browsers send.
   *
   * @param literal hexadecimal digits, colons and points in brackets
   * @throws IllegalArgumentException if it is not an address
   */
  static String normalise(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal); // asks no name server about brackets
      return "[" + text(groups(address)) + "]";
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an IPv6 address", e);
    }
  }

  private static int[] groups(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    int[] groups = new int[GROUPS];
    int first = 0;
    if (address instanceof Inet4Address) { // Java maps ::ffff:1.2.3.4
      groups[5] = 0xFFFF;
      first = 6;
    }
    for (int i = first; i < GROUPS; i++) {
      groups[i] = bytes.getShort() & 0xFFFF;
    }
    return groups;
  }

  /** The first of the longest runs of at least two zeros is left out. */
  private static String text(int[] groups) {
    int start = GROUPS;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = zerosFrom(groups, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append(i == 0 ? "::" : ":");
        i += length - 1;
      } else {
        text.append(Integer.toHexString(groups[i])).append(i < GROUPS - 1 ? ":" : "");
      }
    }
    return text.toString();
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }
}
