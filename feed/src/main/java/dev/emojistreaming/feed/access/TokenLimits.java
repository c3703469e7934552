package dev.emojistreaming.feed.access;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.service.address.ClientAddress;
import dev.emojistreaming.service.limit.Fingerprints;
import dev.emojistreaming.service.limit.KeyedLimit;
import dev.emojistreaming.service.limit.Rate;
import dev.emojistreaming.service.limit.Sender;
import dev.emojistreaming.service.limit.SharedLimit;
import dev.emojistreaming.service.limit.TableSpace;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The limits of new tokens: for each network, and for all together, which networks share fairly. A
 * viewer's limits in ingest are those of its token's user, and more tokens multiply the limit.
 * Thread-safe.
 */
@Singleton
class TokenLimits {

  static final Problem EXCEEDED =
      Problem.of(
          429,
          "Too Many Requests",
          "this network has got many tokens in a short time; try again later, or renew the token"
              + " that you have");

  private static final Rate ALL = new Rate(1_000, 20_000);

  private final Fingerprints fingerprints = Fingerprints.random();
  private final SharedLimit all = SharedLimit.single(ALL, TableSpace.forAll(ALL), fingerprints);
  private final Optional<KeyedLimit> byNetwork;
  private final long start = System.nanoTime();

  TokenLimits(FeedConfig config) {
    byNetwork =
        config.anonymousIssue().rate().map(rate -> new KeyedLimit(rate, TableSpace.forAll(ALL)));
  }

  /**
   * Takes a token for the client of a request.
   *
   * @return 0 if it may have one; otherwise the nanoseconds until it may
   */
  long take(HttpServerRequest request) {
    Sender sender = sender(request);
    long now = System.nanoTime() - start;
    long wait = byNetwork.map(limit -> limit.charge(sender.key(), now)).orElse(0L);
    if (wait > 0) {
      return wait;
    }
    wait = all.charge(0, sender, now);
    if (wait > 0) {
      byNetwork.ifPresent(limit -> limit.refund(sender.key(), now));
    }
    return wait;
  }

  private Sender sender(HttpServerRequest request) {
    return ClientAddress.parse(request.remoteAddress().hostAddress())
        .map(address -> Sender.of(address, fingerprints))
        .orElse(Sender.of(0));
  }
}
