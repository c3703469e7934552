package dev.emojistreaming.service.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The process's limit of open files. */
final class OpenFiles {

  private OpenFiles() {}

  /** The limit; {@link Integer#MAX_VALUE} if it is unknown. */
  static int limit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? (int) Math.min(unix.getMaxFileDescriptorCount(), Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }
}
