package dev.emojistreaming.ingest.overflow;

/** Whether the overflow database takes reactions. */
public enum OverflowState {
  /** It does. */
  OPEN,
  /** It or its disk has no room; looked at again every second. */
  FULL,
  /** It can't be opened, written or read; tried again at growing intervals. */
  FAILED
}
