package dev.emojistreaming.service.address;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of addresses and networks.
 *
 * @param entries in the order of the setting
 */
public record AddressList(List<Entry> entries) {

  private static final String NONE = "none";

  private static final Pattern ENTRY = Pattern.compile("([0-9a-fA-F.:]+)(?:/(\\d{1,3}))?");

  private static final int IPV4_BITS = Integer.SIZE;
  private static final int IPV6_BITS = 2 * Long.SIZE;

  private static final String RULE =
      "none, or a comma-separated list of IP addresses and networks such as 10.0.0.0/8,2001:db8::/32";

  /** Copies the entries. */
  public AddressList {
    entries = List.copyOf(entries);
  }

  /**
   * All addresses that agree with this one in the first bits.
   *
   * @param bits 1 to 32, or to 128 for IPv6
   */
  public record Entry(ClientAddress first, int bits) {

    boolean contains(ClientAddress address) {
      if (address.isIpv6() != first.isIpv6()) {
        return false;
      }
      return first.isIpv6()
          ? agree(first.high(), address.high(), bits)
              && agree(first.low(), address.low(), bits - Long.SIZE)
          : agree(first.low() << IPV4_BITS, address.low() << IPV4_BITS, bits);
    }

    private static boolean agree(long one, long other, int bits) {
      return bits <= 0 || (one ^ other) >>> Math.max(0, Long.SIZE - bits) == 0;
    }
  }

  /**
   * Reads {@code none} or a comma-separated list.
   *
   * @param variable name of the setting in messages
   * @throws InvalidSettingException when an entry is not an address or a network
   */
  public static AddressList parse(String variable, String text) {
    if (text.strip().toLowerCase(Locale.ROOT).equals(NONE)) {
      return new AddressList(List.of());
    }
    List<Entry> entries = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      entries.add(
          entry(part.strip()).orElseThrow(() -> new InvalidSettingException(variable, RULE, text)));
    }
    return new AddressList(entries);
  }

  private static Optional<Entry> entry(String text) {
    Matcher parts = ENTRY.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return ClientAddress.parse(parts.group(1)).flatMap(first -> entry(first, parts.group(2)));
  }

  private static Optional<Entry> entry(ClientAddress first, String length) {
    int all = first.isIpv6() ? IPV6_BITS : IPV4_BITS;
    int bits = length == null ? all : Integer.parseInt(length);
    return bits >= 1 && bits <= all ? Optional.of(new Entry(first, bits)) : Optional.empty();
  }

  /** Whether the address is an entry or in one. */
  public boolean contains(ClientAddress address) {
    for (Entry entry : entries) {
      if (entry.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
