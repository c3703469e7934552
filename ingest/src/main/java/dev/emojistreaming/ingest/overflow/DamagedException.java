package dev.emojistreaming.ingest.overflow;

import java.io.Serial;

/** The database does not hold what was written to it. */
final class DamagedException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  DamagedException(String finding) {
    super(finding.replace('\n', ' '));
  }
}
