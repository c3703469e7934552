package dev.emojistreaming.service.auth.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.Sha256;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The valid tokens that clients have sent, so that each is verified once. Thread-safe.
 *
 * <p>A table of fixed size, in sets of {@value #WAYS}: a token may be at any place of one set. A
 * new one takes the place of an expired token, or else of the one that has not been used for
 * longest. Invalid tokens never enter, so strangers cannot displace anybody. The key is 128 bits of
 * the token's hash; the table has no token.
 */
final class VerifiedTokens {

  static final int WAYS = 8;

  private static final int SETS = 4096;

  private final AtomicReferenceArray<@Nullable Entry> table =
      new AtomicReferenceArray<>(SETS * WAYS);
  private final AtomicInteger size = new AtomicInteger();
  private final Clock clock;

  VerifiedTokens(Clock clock) {
    this.clock = clock;
  }

  /** The key of a token. */
  record Digest(long high, long low) {

    static Digest of(String token) {
      ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token.getBytes(US_ASCII)));
      return new Digest(hash.getLong(), hash.getLong());
    }

    private int set() {
      return (int) (high & (SETS - 1)) * WAYS;
    }
  }

  private static final class Entry {
    private final Digest token;
    private final Principal principal;
    private volatile long usedAt;

    private Entry(Digest token, Principal principal, long usedAt) {
      this.token = token;
      this.principal = principal;
      this.usedAt = usedAt;
    }
  }

  /** The principal of a token that was verified and has not expired. */
  @Nullable Principal get(Digest token) {
    int set = token.set();
    for (int i = set; i < set + WAYS; i++) {
      Entry entry = table.get(i);
      if (entry != null && entry.token.equals(token)) {
        long now = clock.millis();
        entry.usedAt = now;
        return isExpired(entry, now) ? null : entry.principal;
      }
    }
    return null;
  }

  /** Adds a token that was verified. */
  void add(Digest token, Principal principal) {
    long now = clock.millis();
    int set = token.set();
    int place = set;
    long oldest = Long.MAX_VALUE;
    for (int i = set; i < set + WAYS; i++) {
      long age = rank(table.get(i), token, now);
      if (age < oldest) {
        oldest = age;
        place = i;
      }
    }
    if (table.getAndSet(place, new Entry(token, principal, now)) == null) {
      size.incrementAndGet();
    }
  }

  /** The lowest one is replaced: the same token, a free place, an expired one, the oldest use. */
  private static long rank(@Nullable Entry entry, Digest token, long now) {
    if (entry == null) {
      return -1;
    }
    if (entry.token.equals(token)) {
      return -2;
    }
    return isExpired(entry, now) ? 0 : entry.usedAt;
  }

  private static boolean isExpired(Entry entry, long now) {
    return !Instant.ofEpochMilli(now).isBefore(entry.principal.expires());
  }

  /** Forgets all tokens, because a key has changed. */
  void clear() {
    for (int i = 0; i < table.length(); i++) {
      if (table.getAndSet(i, null) != null) {
        size.decrementAndGet();
      }
    }
  }

  /** Tokens in the table, also expired ones. */
  int size() {
    return size.get();
  }
}
