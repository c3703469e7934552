package dev.emojistreaming.service.auth.http;

import dev.emojistreaming.service.auth.Principal;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** The principal of a request. */
public final class Principals {

  private Principals() {}

  /** The principal; {@link Principal#NOBODY} without a valid credential. */
  public static Principal of(RoutingContext context) {
    return context.user() instanceof QuarkusHttpUser user
            && user.getSecurityIdentity().getPrincipal() instanceof Principal principal
        ? principal
        : Principal.NOBODY;
  }
}
