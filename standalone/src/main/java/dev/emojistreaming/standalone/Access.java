package dev.emojistreaming.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a run whose environment has {@code AUTH}: the files that ingest and feed need
 * and the environment does not name, and an API key for the crowd.
 *
 * @param services variables of ingest and feed
 * @param key of the crowd; null if it needs none
 */
record Access(Map<String, String> services, @Nullable String key) {

  static final Access OPEN = new Access(Map.of(), null);

  private static final String MODES = "AUTH";
  private static final String NO_AUTHENTICATION = "none";
  private static final String API_KEY_MODE = "api-key";
  private static final String KEYS_FILE = "AUTH_KEYS_FILE";
  private static final String TOKEN_KEY_FILE = "AUTH_TOKEN_KEY_FILE";
  private static final String API_KEY = "API_KEY";

  /** Indexes of the lines that ingest's command new-key prints. */
  private static final int KEY_LINE = 1;

  private static final int FILE_LINE = 3;

  /**
   * Makes the credentials.
   *
   * @param ingest the command of ingest's program
   * @throws StartException if the environment has a file of keys, but no key for the crowd
   */
  static Access of(Map<String, String> environment, DataFolder data, List<String> ingest) {
    String modes = environment.getOrDefault(MODES, NO_AUTHENTICATION);
    if (modes.strip().equalsIgnoreCase(NO_AUTHENTICATION)) {
      return OPEN;
    }
    Map<String, String> services = new HashMap<>();
    services.put(
        TOKEN_KEY_FILE, environment.getOrDefault(TOKEN_KEY_FILE, data.tokenKey().toString()));
    if (environment.containsKey(KEYS_FILE)) {
      String key =
          Optional.ofNullable(environment.get(API_KEY))
              .orElseThrow(
                  () ->
                      new StartException(
                          API_KEY
                              + " must be a key of "
                              + KEYS_FILE
                              + ", for the simulated crowd"));
      return new Access(services, key);
    }
    List<String> printed = newKey(ingest);
    services.put(KEYS_FILE, write(data.apiKeys(), printed.get(FILE_LINE)).toString());
    services.put(MODES, modes.contains(API_KEY_MODE) ? modes : modes + "," + API_KEY_MODE);
    return new Access(services, printed.get(KEY_LINE));
  }

  private static List<String> newKey(List<String> ingest) {
    List<String> command = new ArrayList<>(ingest);
    command.addAll(List.of("new-key", "--name", "crowd"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), UTF_8)
              .lines()
              .map(String::strip)
              .toList();
      if (lines.size() <= FILE_LINE) {
        throw new StartException("cannot make an API key: " + lines);
      }
      return lines;
    } catch (IOException e) {
      throw new StartException("cannot make an API key: " + e);
    }
  }

  /** A private file, although it has only the key's hash. */
  private static Path write(Path file, String line) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, line + System.lineSeparator());
    } catch (IOException e) {
      throw new StartException("cannot write " + file + " (" + e + ")");
    }
  }

  /** Variables of the crowd. */
  Map<String, String> crowd() {
    return key == null ? Map.of() : Map.of(API_KEY, key);
  }
}
