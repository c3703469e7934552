package dev.emojistreaming.spark.lifecycle;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's file system for local files without child processes. Without its native library, which
 * no Maven artifact has, Hadoop runs {@code chmod} for each file that it creates and {@code
 * readlink} for each that it looks up. A checkpoint has many files and no links.
 */
public final class LocalFiles extends ChecksumFs {

  /** Called by Hadoop, for {@code file:}. */
  public LocalFiles(URI uri, Configuration configuration) throws IOException, URISyntaxException {
    super(new Unchecked(uri, configuration));
  }

  private static final class Unchecked extends DelegateToFileSystem {

    Unchecked(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(uri, new InProcess(), configuration, "file", false);
    }

    /** Means no port: URIs of local files have none. */
    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    /** Accepts every name: the operating system rejects invalid ones. */
    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }

  private static final class InProcess extends RawLocalFileSystem {

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      Files.setPosixFilePermissions(
          pathToFile(path).toPath(), PosixFilePermissions.fromString(permission.toString()));
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return getFileStatus(path);
    }
  }
}
