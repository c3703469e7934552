package dev.emojistreaming.ingest.overflow;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What happened to a damaged database.
 *
 * @param finding what was wrong with it
 * @param keptAside where it is now
 * @param saved rows that survived and are in the new database
 * @param lost rows that did not; empty when nobody knows how many there were
 */
record Damage(String finding, Path keptAside, long saved, OptionalLong lost) {

  /** For the log. */
  String lostText() {
    return lost.isPresent() ? String.valueOf(lost.getAsLong()) : "unknown number";
  }
}
