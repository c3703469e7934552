package dev.emojistreaming.ingest.overflow.disk;

import java.io.Serial;

/** The database does not hold what was written to it. */
public final class DatabaseDamagedException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param finding what is wrong with the database, for the log
   */
  public DatabaseDamagedException(String finding) {
    super(finding.replace('\n', ' '));
  }
}
