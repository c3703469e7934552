package dev.emojistreaming.ingest.overflow;

import java.util.Locale;

/** Whether the overflow database takes reactions. */
public enum OverflowState {
  /** It does. */
  OPEN,
  /** It or its disk has no room; looked at again every second. */
  FULL,
  /** It can't be opened, written or read; tried again at growing intervals. */
  FAILED;

  /** As logs and metrics name it. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
