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
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

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
  private static final double NANOS_PER_SECOND = 1e9;

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
    Optional<ClientAddress> client = ClientAddress.parse(request.remoteAddress().hostAddress());
    long key = client.map(address -> fingerprints.of(0, address.network())).orElse(0L);
    return client
        .filter(ClientAddress::isIpv6)
        .map(address -> new Sender(key, OptionalLong.of(fingerprints.of(1, address.block()))))
        .orElse(new Sender(key, OptionalLong.empty()));
  }

  /** The value of {@code Retry-After}: whole seconds, longer by a random half at most. */
  static String retryAfter(long nanos) {
    double jitter = 1 + ThreadLocalRandom.current().nextDouble() / 2;
    return String.valueOf((long) Math.ceil(nanos / NANOS_PER_SECOND * jitter));
  }
}
