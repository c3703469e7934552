package dev.emojistreaming.ingest.overflow.opening;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The result of salvaging a damaged database.
 *
 * @param finding what was wrong with the database
 * @param setAside the damaged database's new name
 * @param saved rows in the new database
 * @param lost rows that were not found; empty when the number of expected rows is unknown
 */
public record SalvageReport(String finding, Path setAside, long saved, OptionalLong lost) {

  /** The number of lost rows, for the log. */
  public String lostText() {
    return lost.isPresent() ? String.valueOf(lost.getAsLong()) : "unknown number";
  }
}
