package dev.emojistreaming.service.auth.key;

import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the line of an API key: {@code ID sha256:HEX name=NAME scopes=LIST [rooms=LIST]
 * [expires=DATE]}.
 */
final class ApiKeyLine {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");
  private static final Pattern HASH = Pattern.compile("sha256:([0-9a-f]{64})");
  private static final Set<String> FIELDS = Set.of("name", "scopes", "rooms", "expires");

  private ApiKeyLine() {}

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with the problem, which never has a secret
   */
  static ApiKey parse(String line) {
    List<String> parts = List.of(line.strip().split("\\s+"));
    String id = parts.get(0);
    var hash = HASH.matcher(parts.size() > 1 ? parts.get(1) : "");
    if (!ID.matcher(id).matches() || !hash.matches()) {
      throw new IllegalArgumentException(
          "must begin with an id of 8 hexadecimal digits and sha256: with 64; the command new-key"
              + " prints such a line");
    }
    Map<String, String> fields = fields(parts.subList(2, parts.size()));
    return new ApiKey(HexFormat.of().parseHex(hash.group(1)), principal(id, fields));
  }

  /**
   * The principal of a key.
   *
   * @param fields by their names in the line
   * @throws IllegalArgumentException with the problem of a field
   */
  static Principal principal(String id, Map<String, String> fields) {
    String name = required(fields, "name");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name= must match " + NAME.pattern());
    }
    Set<Scope> scopes = scopes(required(fields, "scopes"));
    return new Principal(
        name,
        scopes,
        rooms(fields.getOrDefault("rooms", "*")),
        scopes.contains(Scope.PUBLISH_FOR_OTHERS) ? null : name,
        id,
        expiry(fields.get("expires")));
  }

  private static Map<String, String> fields(List<String> parts) {
    Map<String, String> fields = new HashMap<>();
    for (String part : parts) {
      int equals = part.indexOf('=');
      String field = part.substring(0, Math.max(0, equals));
      if (!FIELDS.contains(field) || fields.put(field, part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            "must have name=, scopes=, and at most rooms= and expires=, each once");
      }
    }
    return fields;
  }

  private static String required(Map<String, String> fields, String field) {
    String value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException(field + "= is missing");
    }
    return value;
  }

  private static Set<Scope> scopes(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(
            text ->
                Scope.of(text)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "scopes= must be a comma-separated list of " + allScopes())))
        .collect(Collectors.toSet());
  }

  private static String allScopes() {
    return Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
  }

  private static RoomSet rooms(String list) {
    return RoomSet.parse(list)
        .orElseThrow(() -> new IllegalArgumentException("rooms= must be " + RoomSet.RULE));
  }

  /** A day ends at midnight UTC. */
  private static Instant expiry(@Nullable String text) {
    if (text == null) {
      return Instant.MAX;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expires= must be a day such as 2027-01-31, or a time such as 2027-01-31T12:00:00Z");
    }
  }
}
