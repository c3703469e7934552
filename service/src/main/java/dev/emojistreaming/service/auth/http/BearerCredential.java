package dev.emojistreaming.service.auth.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The credential of a request: in {@code Authorization: Bearer …} (RFC 6750), or for a browser's
 * WebSocket, which can send no other header, in the offered subprotocol {@code bearer.…}.
 */
public final class BearerCredential {

  /** The subprotocol that the service selects. */
  public static final String SUBPROTOCOL = "emoji-streaming.v1";

  private static final String SCHEME = "Bearer ";
  private static final String OFFER = "bearer.";

  /** A text that no check accepts. */
  private static final String MALFORMED = "";

  private BearerCredential() {}

  /** The credential; empty if there is none, and a malformed one if there are several. */
  public static Optional<String> of(MultiMap headers) {
    List<String> authorizations = headers.getAll(HttpHeaders.AUTHORIZATION);
    if (authorizations.isEmpty()) {
      return ofSubprotocols(headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
    }
    String value = authorizations.get(0);
    boolean isBearer = value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return Optional.of(
        isBearer && authorizations.size() == 1
            ? value.substring(SCHEME.length()).strip()
            : MALFORMED);
  }

  private static Optional<String> ofSubprotocols(@Nullable String offers) {
    return offers == null
        ? Optional.empty()
        : Arrays.stream(offers.split(","))
            .map(String::strip)
            .filter(offer -> offer.startsWith(OFFER))
            .map(offer -> offer.substring(OFFER.length()))
            .findFirst();
  }
}
