package dev.emojistreaming.service.auth.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.mode.Authenticator;
import dev.emojistreaming.service.problem.ProblemAnswer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Authenticates each request on the event loop, before its body is read.
 *
 * <p>A request without a valid credential goes on as anonymous: whether its path needs one is the
 * decision of the service's permissions ({@code quarkus.http.auth.permission}), which deny by
 * default.
 */
@Singleton
class BearerMechanism implements HttpAuthenticationMechanism {

  private static final String OUTCOME = BearerMechanism.class.getName();
  private static final int UNAUTHORIZED = 401;
  private static final String REALM = "Bearer realm=\"emoji-streaming\"";

  private static final Problem MISSING =
      Problem.of(
          UNAUTHORIZED,
          "Unauthorized",
          "this request needs an API key or a token, in the header Authorization: Bearer …");

  private static final Problem INVALID =
      Problem.of(
          UNAUTHORIZED,
          "Unauthorized",
          "the API key or token is not valid here, or has expired; get a new token, or check the"
              + " key against the service's file of keys");

  private static final Problem BUSY =
      Problem.of(
          503, "Service Unavailable", "the service cannot check this token now; send it again");

  private static final Uni<SecurityIdentity> UNRESTRICTED =
      Uni.createFrom().item(new PrincipalIdentity(Principal.UNRESTRICTED));

  private final Authenticator authenticator;

  BearerMechanism(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    if (!authenticator.isEnabled()) {
      return UNRESTRICTED;
    }
    Authentication outcome = outcome(context.request());
    if (outcome instanceof Authentication.Accepted accepted) {
      return Uni.createFrom().item(new PrincipalIdentity(accepted.principal()));
    }
    context.put(OUTCOME, outcome);
    return Uni.createFrom().nullItem();
  }

  private Authentication outcome(HttpServerRequest request) {
    Optional<String> credential = BearerCredential.of(request.headers());
    return credential.isPresent()
        ? authenticator.check(credential.get(), new RequestSource(request))
        : authenticator.missing();
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    Reason reason =
        context.get(OUTCOME) instanceof Authentication.Rejected rejected
            ? rejected.reason()
            : Reason.MISSING;
    context.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, challenge(reason));
    ProblemAnswer.sendUnread(context.response(), problem(reason));
    return Uni.createFrom().item(true);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(UNAUTHORIZED, HttpHeaderNames.WWW_AUTHENTICATE, REALM));
  }

  private static String challenge(Reason reason) {
    return reason == Reason.MISSING ? REALM : REALM + ", error=\"invalid_token\"";
  }

  private static Problem problem(Reason reason) {
    return switch (reason) {
      case MISSING -> MISSING;
      case BUSY -> BUSY;
      case MALFORMED, UNKNOWN_KEY, INVALID, EXPIRED -> INVALID;
    };
  }
}
