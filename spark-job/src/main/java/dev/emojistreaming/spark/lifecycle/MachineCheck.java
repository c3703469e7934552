package dev.emojistreaming.spark.lifecycle;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.emojistreaming.contract.setting.ExecutableFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;
import org.rocksdb.NativeLibraryLoader;

/**
 * Checks what the job needs of the driver's machine, before the first batch fails in the words of
 * RocksDB: enough open files, and a folder from which native libraries can be loaded.
 *
 * <p>RocksDB, Zstandard and Snappy unpack their libraries into the temporary folder. On hardened
 * servers that is mounted with {@code noexec}; then they go to one of Spark's local folders.
 */
public final class MachineCheck {

  /** An idle job on one machine has 264, the jars included; state, brokers and clients add some. */
  private static final int MIN_OPEN_FILES = 512;

  private static final String LIBRARIES = "emoji-streaming-libraries";

  private MachineCheck() {}

  /**
   * Checks the machine and loads RocksDB's library.
   *
   * @throws UnfitMachineException with the limit or the folders, and the remedy
   */
  public static void run() {
    requireOpenFiles();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> folders = new ArrayList<>(List.of(temporary));
    Stream.of(Utils.getConfiguredLocalDirs(new SparkConf())).map(Path::of).forEach(folders::add);
    Path folder = ExecutableFolder.firstOf(folders).orElseThrow(() -> none(folders));
    if (!folder.equals(temporary)) {
      unpackTo(folder);
    }
  }

  private static void requireOpenFiles() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        && unix.getMaxFileDescriptorCount() < MIN_OPEN_FILES) {
      throw new UnfitMachineException(
          "the limit of open files must be at least "
              + MIN_OPEN_FILES
              + ", but is "
              + unix.getMaxFileDescriptorCount()
              + "; ulimit -n sets it");
    }
  }

  private static UnfitMachineException none(List<Path> folders) {
    return new UnfitMachineException(
        "native libraries cannot be loaded from "
            + folders.stream().map(Path::toString).distinct().collect(Collectors.joining(" or "))
            + ", which must be writable and not mounted with noexec; set SPARK_LOCAL_DIRS to"
            + " another folder");
  }

  /** RocksDB's file has a constant name, so that a killed job leaves one. */
  private static void unpackTo(Path folder) {
    Path libraries = folder.resolve(LIBRARIES).toAbsolutePath();
    Stream.of("ZstdTempFolder", "org.xerial.snappy.tempdir", "io.netty.native.workdir")
        .forEach(property -> System.setProperty(property, libraries.toString()));
    try {
      Files.createDirectories(libraries);
      NativeLibraryLoader.getInstance().loadLibrary(libraries.toString());
    } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
      throw new UnfitMachineException(
          "RocksDB's library cannot be loaded from " + libraries + " (" + e.getMessage() + ")");
    }
  }
}
