package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.ingest.overflow.opening.SalvageReport;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The log lines of the overflow's changes of state. The documentation and the alerts name their
 * keys.
 */
final class OverflowLog {

  private static final Logger LOG = Logger.getLogger(OverflowLog.class);

  private final Path database;

  OverflowLog(Path database) {
    this.database = database;
  }

  void opened(OverflowState state, long backlog) {
    LOG.infof("overflow=%s backlog=%d path=%s", state.tag(), backlog, database);
  }

  void salvaged(SalvageReport report) {
    LOG.errorf(
        "overflow=damaged finding=\"%s\" saved=%d lost=%s kept-aside=%s",
        report.finding(), report.saved(), report.lostText(), report.setAside());
  }

  void damaged(Exception failure) {
    LOG.errorf("overflow=damaged: %s", failure.getMessage());
  }

  /**
   * @param databaseHasSpace whether the database is below its limit, so that its disk is full
   */
  void full(long backlog, boolean databaseHasSpace) {
    String advice =
        databaseHasSpace
            ? "the disk is full: free space on it"
            : "the limit is ingest.overflow.max-size: raise it, or restore Kafka";
    LOG.warnf("overflow=full backlog=%d; %s", backlog, advice);
  }

  void hasSpaceAgain(long backlog) {
    LOG.infof("overflow=open backlog=%d; there is space again", backlog);
  }

  void failed(Exception failure, Duration pause) {
    LOG.errorf(
        "overflow=failed path=%s next-attempt=%dms: %s",
        database, pause.toMillis(), failure.getMessage());
  }
}
