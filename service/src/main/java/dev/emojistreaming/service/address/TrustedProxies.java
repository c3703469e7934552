package dev.emojistreaming.service.address;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies whose {@code X-Forwarded-For} is believable. Each appends the address from which it
 * got the request, so the client is the rightmost address that is not a trusted proxy's: the ones
 * before it were written by the client.
 */
public record TrustedProxies(AddressList addresses) {

  /** Some proxies add the port. */
  private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|([\\d.]+):\\d+");

  /**
   * The client of a request.
   *
   * @param remote the other end of the connection; empty if it has no IP address
   * @param forwarded the values of all headers {@code X-Forwarded-For}, in their order
   * @return empty if a trusted proxy got the request from something that is not an IP address
   */
  public Optional<ClientAddress> client(Optional<ClientAddress> remote, List<String> forwarded) {
    Optional<ClientAddress> client = remote;
    for (int i = forwarded.size() - 1; i >= 0 && isTrusted(client); i--) {
      client = rightmost(client, forwarded.get(i));
    }
    return client;
  }

  private Optional<ClientAddress> rightmost(Optional<ClientAddress> proxy, String value) {
    Optional<ClientAddress> client = proxy;
    for (int end = value.length(); end >= 0 && isTrusted(client); ) {
      int comma = value.lastIndexOf(',', end - 1);
      client = ClientAddress.parse(withoutPort(value.substring(comma + 1, end).strip()));
      end = comma;
    }
    return client;
  }

  private boolean isTrusted(Optional<ClientAddress> address) {
    return address.isPresent() && addresses.contains(address.get());
  }

  private static String withoutPort(String text) {
    Matcher parts = WITH_PORT.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    return parts.group(1) == null ? parts.group(2) : parts.group(1);
  }
}
