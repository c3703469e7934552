package dev.emojistreaming.service.origin;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a web page, in the form in which browsers send it: scheme and host in lower case,
 * the host in ASCII or an IPv6 address in its shortest form, no port if it is the scheme's own, no
 * slash at the end.
 */
public record Origin(String text) {

  private static final int MAX_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][a-z0-9+.-]*)://([^\\s/?#@:\\[\\]\\\\,]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?/?");

  /** Reads an origin; empty if the text is not one, for example because it has a path. */
  public static Optional<Origin> parse(String text) {
    Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1);
    try {
      String port = port(parts.group(3));
      return Optional.of(
          new Origin(
              scheme + "://" + ascii(parts.group(2)) + (isDefault(scheme, port) ? "" : port)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not the name of a host, or not a port
    }
  }

  private static String port(@Nullable String digits) {
    if (digits == null) {
      return "";
    }
    int port = Integer.parseInt(digits);
    if (port > MAX_PORT) {
      throw new IllegalArgumentException("not a port");
    }
    return ":" + port;
  }

  private static String ascii(String host) {
    return host.startsWith("[")
        ? Ipv6Literal.normalise(host)
        : IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
  }

  private static boolean isDefault(String scheme, String port) {
    return switch (scheme) {
      case "http" -> port.equals(":80");
      case "https" -> port.equals(":443");
      default -> false;
    };
  }
}
