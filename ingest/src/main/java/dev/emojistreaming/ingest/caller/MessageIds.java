package dev.emojistreaming.ingest.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.ReactionRules;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.Sha256;
import java.util.Arrays;
import java.util.Base64;

/**
 * The message ids by which reactions are deduplicated. A backend sends for any user, so its ids
 * have its name before them: it cannot make another's reaction a duplicate, by accident or on
 * purpose.
 */
public final class MessageIds {

  private static final int HASH_BYTES = 16;

  private MessageIds() {}

  /**
   * The message id of the record.
   *
   * @param sent the message id that the client sent
   * @return at most {@link ReactionRules#MAX_MESSAGE_ID} characters
   */
  public static String ofRecord(Principal principal, String sent) {
    if (principal.key() == null) {
      return sent;
    }
    String id = principal.name() + ':' + sent;
    return id.codePointCount(0, id.length()) <= ReactionRules.MAX_MESSAGE_ID
        ? id
        : principal.name() + ':' + hash(sent);
  }

  private static String hash(String sent) {
    byte[] hash = Sha256.of(sent.getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
  }
}
