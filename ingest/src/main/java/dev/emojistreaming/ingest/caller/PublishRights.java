package dev.emojistreaming.ingest.caller;

import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.Scope;
import java.util.Optional;

/** Decides whether a principal may send a reaction. */
public final class PublishRights {

  private PublishRights() {}

  /** Why it may not, in one sentence that names the scope, room or user; empty if it may. */
  public static Optional<String> denial(Principal principal, SentReaction reaction) {
    if (!principal.has(Scope.PUBLISH) && !principal.has(Scope.PUBLISH_FOR_OTHERS)) {
      return Optional.of("the credential lacks the scope " + Scope.PUBLISH.text());
    }
    if (!principal.rooms().contains(reaction.room())) {
      return Optional.of("the credential does not include this room");
    }
    if (principal.user() != null && !principal.user().equals(reaction.userId())) {
      return Optional.of(
          "user_id must be absent, or the user of the credential, without the scope "
              + Scope.PUBLISH_FOR_OTHERS.text());
    }
    return Optional.empty();
  }
}
