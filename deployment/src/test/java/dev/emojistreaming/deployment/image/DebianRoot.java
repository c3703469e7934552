package dev.emojistreaming.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The root of a small Debian, made from packages that are installed on this machine. */
final class DebianRoot {

  /** A shell, basic programs, and the libraries that executables link to. */
  static final String SMALLEST = "base-files bash coreutils libstdc++6 zlib1g";

  /** {@link #SMALLEST} with the programs that scripts expect. */
  static final String SYSTEM = SMALLEST + " dash findutils grep gzip sed tar";

  static final String COMPILER = "gcc libc6-dev zlib1g-dev";

  private static final List<String> EMPTY_FOLDERS =
      List.of("tmp", "proc", "dev", "sys", "root", "run", "etc", "opt", "var/lib");

  private final Path root;
  private final Path log;

  private DebianRoot(Path root, Path log) {
    this.root = root;
    this.log = log;
  }

  /** Copies packages and their dependencies into an empty folder, without {@code /usr/share}. */
  static DebianRoot in(Path root, String packages, Path log) throws IOException {
    DebianRoot debian = new DebianRoot(root, log);
    for (String merged : List.of("bin", "sbin", "lib", "lib64")) {
      Files.createDirectories(root.resolve("usr").resolve(merged));
      Files.createSymbolicLink(root.resolve(merged), Path.of("usr", merged));
    }
    for (String empty : EMPTY_FOLDERS) {
      Files.createDirectories(root.resolve(empty));
    }
    debian.shell(
        """
        needed=$(apt-cache depends --recurse --installed --important %s | sed -n '/^[a-z]/p')
        dpkg -L $needed 2>/dev/null | sort -u | grep -v '^/usr/share/' | while read -r file; do
          if [ -L "$file" ] || [ -f "$file" ]; then echo "${file#/}"; fi
        done | tar -C / -cf - --no-recursion -T - | tar -C '%s' -xf - --skip-old-files
        """
            .formatted(packages, root));
    debian.shell("cp /etc/nsswitch.conf '%1$s/etc/' && ldconfig -r '%1$s'".formatted(root));
    debian.shell("chmod 1777 '%s/tmp'".formatted(root));
    Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
    return debian;
  }

  /**
   * Copies a JDK of this machine. Its links point outside of it, so they are followed; the files
   * that only {@code jlink} and debuggers use are left out.
   */
  DebianRoot java(Path home, String path) throws IOException {
    Path copy = Files.createDirectories(root.resolve(path.substring(1)));
    shell(
        "cd '%s' && find -L . -type f -not -name '*.jmod' -not -name src.zip -print0"
                .formatted(home)
            + " | tar -ch --null -T - | tar -C '%s' -xf -".formatted(copy));
    return this;
  }

  /** Copies a folder of this machine whose links point inside of it. */
  DebianRoot folder(Path from, String path) throws IOException {
    shell("cp --archive '%s' '%s%s'".formatted(from.toRealPath(), root, path));
    return this;
  }

  private void shell(String line) {
    Command.run(log, List.of("bash", "-eu", "-c", line));
  }
}
