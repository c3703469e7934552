package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.ingest.overflow.disk.OverflowStore;
import java.time.Instant;
import java.util.List;

/** A state of the {@link OverflowStateMachine}, with the data that exists only in that state. */
sealed interface OverflowState {

  /** The tags of all states. */
  List<String> TAGS = List.of("open", "full", "failed");

  /** The state's name in logs and metrics. */
  String tag();

  /** The outcome of a keep in this state, unless the disk fails. */
  KeepOutcome keepOutcome();

  /** The files are open: rows can be read and deleted. */
  sealed interface WithStore extends OverflowState {
    OverflowStore store();
  }

  /** Rows can also be added: the disk reserve is held and the database has space. */
  record Open(OverflowStore store) implements WithStore {
    @Override
    public String tag() {
      return "open";
    }

    @Override
    public KeepOutcome keepOutcome() {
      return KeepOutcome.KEPT;
    }
  }

  /** The database or its disk has no space. */
  record Full(OverflowStore store) implements WithStore {
    @Override
    public String tag() {
      return "full";
    }

    @Override
    public KeepOutcome keepOutcome() {
      return KeepOutcome.FULL;
    }
  }

  /**
   * No file is open.
   *
   * @param retryAt when to try to open the files
   */
  record Failed(Instant retryAt) implements OverflowState {
    @Override
    public String tag() {
      return "failed";
    }

    @Override
    public KeepOutcome keepOutcome() {
      return KeepOutcome.FAILED;
    }
  }
}
