package dev.emojistreaming.ingest.limit;

import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.ingest.caller.Caller;
import dev.emojistreaming.service.address.AddressList;
import dev.emojistreaming.service.address.ClientAddress;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.limit.Fingerprints;
import dev.emojistreaming.service.limit.Sender;
import java.util.OptionalLong;

/**
 * A caller, by the fingerprints of those that its reactions are charged to.
 *
 * @param key that authenticates it
 * @param user of its credential; empty if that has none
 * @param network of its address; empty if the limit for addresses does not apply to it
 * @param block of that network, if it is of IPv6
 * @param sender among which limits are shared: its address, or else its key
 */
record Debtor(
    OptionalLong key, OptionalLong user, OptionalLong network, OptionalLong block, Sender sender) {

  private static final long NO_KEY = 0;

  /** All callers without address and key are one. */
  private static final Sender UNKNOWN = Sender.of(0);

  static Debtor of(Caller caller, AddressList exempt, Fingerprints fingerprints) {
    Principal principal = caller.principal();
    OptionalLong key =
        principal.key() == null
            ? OptionalLong.empty()
            : OptionalLong.of(fingerprints.of(principal.key()));
    OptionalLong user =
        principal.user() == null
            ? OptionalLong.empty()
            : OptionalLong.of(user(key, principal.user(), fingerprints));
    ClientAddress address = caller.address();
    if (address == null) {
      Sender sender = key.isPresent() ? Sender.of(key.getAsLong()) : UNKNOWN;
      return new Debtor(key, user, OptionalLong.empty(), OptionalLong.empty(), sender);
    }
    Sender sender = Sender.of(address, fingerprints);
    return exempt.contains(address)
        ? new Debtor(key, user, OptionalLong.empty(), OptionalLong.empty(), sender)
        : new Debtor(key, user, OptionalLong.of(sender.key()), sender.block(), sender);
  }

  /** A reaction of this caller. */
  Charge charge(ParsedReaction reaction, Fingerprints fingerprints) {
    if (reaction instanceof ParsedReaction.Valid valid) {
      return new Charge(
          this,
          OptionalLong.of(user(key, valid.reaction().userId(), fingerprints)),
          OptionalLong.of(fingerprints.of(valid.reaction().room())));
    }
    return chargeOfCaller();
  }

  /** A reaction of this caller that is not charged to the user and the room that it names. */
  Charge chargeOfCaller() {
    return new Charge(this, user, OptionalLong.empty());
  }

  /** The fingerprint of the user; users of different keys are different users. */
  private static long user(OptionalLong key, String user, Fingerprints fingerprints) {
    return fingerprints.of(key.orElse(NO_KEY), fingerprints.of(user));
  }
}
