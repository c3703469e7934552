import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes resources of the feed from Fontsource's package of Noto Color Emoji: its subsets, under
 * names with a hash, its license, and a list of the subsets, {@code emoji-font.json}. npm installs
 * the package, in the version of {@code package-lock.json}, unless it is there already.
 *
 * <p>Where that is not possible, the feed is built without the font, and a line says so. With
 * {@code CI=true} the build fails instead.
 *
 * <p>Run by Maven: {@code java BundleEmojiFont.java <folder of package.json> <target folder>}
 */
final class BundleEmojiFont {

  private static final String PACKAGE = "@fontsource/noto-color-emoji";
  private static final List<String> NPM_PROJECT =
      List.of("package.json", "package-lock.json", ".npmrc");
  private static final List<String> INSTALL =
      List.of(
          "npm",
          "ci",
          "--omit=dev",
          "--ignore-scripts",
          "--prefer-offline",
          "--no-update-notifier",
          "--fetch-retries=2",
          "--fetch-retry-mintimeout=1000",
          "--fetch-timeout=60000");
  private static final int INSTALL_MINUTES = 5;

  private static final Pattern REQUIRED = Pattern.compile('"' + PACKAGE + "\": \"([^\"]+)\"");
  private static final Pattern INSTALLED = Pattern.compile("\"version\": \"([^\"]+)\"");

  /** A subset's number and the ranges of its code points. */
  private static final Pattern SUBSET = Pattern.compile("\"\\[(\\d+)]\":\\s*\"([^\"]+)\"");

  /**
   * Chromium draws the {@code COLR} table of these files, Safari the {@code SVG} table; the .woff2
   * files have no COLR.
   */
  private static final String FILE = "files/noto-color-emoji-%s-400-normal.woff";

  private static final int HASH_LENGTH = 12;

  private final Path project;
  private final Path npm;
  private final Path resources;

  private BundleEmojiFont(Path project, Path target) {
    this.project = project;
    npm = target.resolve("npm");
    resources = target.resolve("emoji-font");
  }

  public static void main(String[] arguments) throws Exception {
    try {
      new BundleEmojiFont(Path.of(arguments[0]), Path.of(arguments[1])).run();
    } catch (UnavailableException e) {
      System.out.println("The feed is built without its emoji font: " + e.getMessage());
      System.exit("true".equals(System.getenv("CI")) ? 1 : 0);
    }
  }

  private void run() throws Exception {
    String version = first(REQUIRED, Files.readString(project.resolve("package.json")));
    Path installed = npm.resolve("node_modules").resolve(PACKAGE);
    if (!isInstalled(installed, version)) {
      deleteFiles(resources);
      install();
    }
    if (!Files.exists(resources.resolve("emoji-font.json"))) {
      bundle(installed, version);
    }
  }

  private static boolean isInstalled(Path installed, String version) throws IOException {
    Path description = installed.resolve("package.json");
    return Files.exists(description)
        && first(INSTALLED, Files.readString(description)).equals(version);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("there is no " + pattern);
    }
    return matcher.group(1);
  }

  /** Not in the project's folder, in which npm may have installed more. */
  private void install() throws Exception {
    if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .noneMatch(folder -> Files.isExecutable(Path.of(folder, INSTALL.get(0))))) {
      throw new UnavailableException("there is no npm; apt-get install npm");
    }
    Files.createDirectories(npm);
    for (String file : NPM_PROJECT) {
      Files.copy(project.resolve(file), npm.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = npm.resolve("install.log");
    Process process =
        new ProcessBuilder(INSTALL)
            .directory(npm.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
      throw new UnavailableException(
          "npm took more than " + INSTALL_MINUTES + " minutes; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new UnavailableException("npm could not install " + PACKAGE + "; see " + log);
    }
  }

  private void bundle(Path installed, String version) throws Exception {
    Path files = Files.createDirectories(resources.resolve("META-INF/resources/emoji-font"));
    List<Subset> subsets = new ArrayList<>();
    for (MatchResult subset :
        SUBSET.matcher(Files.readString(installed.resolve("unicode.json"))).results().toList()) {
      Path font = installed.resolve(FILE.formatted(subset.group(1)));
      String name = "noto-color-emoji-%s.%s.woff".formatted(subset.group(1), hash(font));
      Files.copy(font, files.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      subsets.add(new Subset("emoji-font/" + name, Files.size(font), subset.group(2)));
    }
    Files.copy(
        installed.resolve("LICENSE"),
        files.resolve("OFL.txt"),
        StandardCopyOption.REPLACE_EXISTING);
    subsets.sort(Comparator.comparing(Subset::bytes));
    String list = String.join(",\n", subsets.stream().map(Subset::toJson).toList());
    Files.writeString(
        resources.resolve("emoji-font.json"), "{\"subsets\":[\n%s\n]}\n".formatted(list), UTF_8);
    long bytes = subsets.stream().mapToLong(Subset::bytes).sum();
    System.out.printf(
        "The feed has the emoji font of %s %s: %d files, %.1f MB%n",
        PACKAGE, version, subsets.size(), bytes / 1e6);
  }

  private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
  }

  private static void deleteFiles(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private record Subset(String file, long bytes, String ranges) {

    String toJson() {
      return "{\"file\":\"%s\",\"ranges\":\"%s\"}".formatted(file, ranges);
    }
  }

  /** The font cannot be installed on this machine now. */
  private static final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    UnavailableException(String message) {
      super(message);
    }
  }
}
