package dev.emojistreaming.ingest.limit;

import java.util.OptionalLong;

/**
 * A reaction, by the fingerprints of those that it is charged to. A malformed or forbidden one has
 * no room, and the user of its credential, if there is one.
 */
record Charge(Debtor caller, OptionalLong user, OptionalLong room) {}
