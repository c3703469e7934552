package dev.emojistreaming.feed.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * The policy {@code access} of {@code quarkus.http.auth.permission}: a request needs a credential,
 * except for the pages and their files, and for rooms if they are public. {@link ReadRights} then
 * decides about its room.
 */
@Singleton
class AccessPolicy implements HttpSecurityPolicy {

  /** Files of the pages, which are the same for everybody, and the routes that lead to a token. */
  private static final Pattern OPEN =
      Pattern.compile(
          "/(?:[a-z-]+[.](?:html|js|css)|emoji-stream/[a-z-]+[.]js|emoji-font/[^/]+|webjars/.+"
              + "|settings|token)?");

  private static final Pattern ROOMS = Pattern.compile("/rooms(?:/.*)?");

  private final ReadRights rights;

  AccessPolicy(ReadRights rights) {
    this.rights = rights;
  }

  @Override
  public String name() {
    return "access";
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request,
      Uni<SecurityIdentity> identity,
      AuthorizationRequestContext authorization) {
    return isOpen(request.normalizedPath())
        ? CheckResult.permit()
        : identity.map(caller -> caller.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
  }

  private boolean isOpen(String path) {
    return OPEN.matcher(path).matches() || (rights.arePublic() && ROOMS.matcher(path).matches());
  }
}
