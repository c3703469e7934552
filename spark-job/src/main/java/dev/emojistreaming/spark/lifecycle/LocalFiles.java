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
 * This machine's files as Hadoop's own class has them, without its processes: where its native
 * library is missing, which no Maven artifact brings, it runs {@code chmod} for each file that it
 * makes and {@code readlink} for each that it looks at. A checkpoint has many files and no links.
 */
public final class LocalFiles extends ChecksumFs {

  /** Made by Hadoop, for {@code file:}. */
  public LocalFiles(URI uri, Configuration configuration) throws IOException, URISyntaxException {
    super(new Unchecked(uri, configuration));
  }

  private static final class Unchecked extends DelegateToFileSystem {

    Unchecked(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(uri, new InProcess(), configuration, "file", false);
    }

    /** None, which is the only one that fits a URI without. */
    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    /** The operating system says so, if not. */
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
