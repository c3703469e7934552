package dev.emojistreaming.ingest.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A small file system in memory.
 *
 * @param path mount point
 * @param isMounted whether the mount succeeded
 */
record SmallDisk(Path path, boolean isMounted) implements AutoCloseable {

  /** Mounts the file system, which requires root. */
  static SmallDisk mount(Path path, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(path);
    return new SmallDisk(
        path,
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "M", "tmpfs", path.toString()));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (isMounted) {
      run("umount", "-l", path.toString());
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // The command does not exist.
    }
  }
}
