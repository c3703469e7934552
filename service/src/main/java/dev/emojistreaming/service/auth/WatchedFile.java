package dev.emojistreaming.service.auth;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The content of a file with credentials or keys, and its changes. Bytes are compared, because
 * Kubernetes replaces the folder above a file. A bad change is logged, counted and ignored.
 * Thread-safe.
 *
 * @param <T> type of the content
 */
public final class WatchedFile<T> {

  private static final Logger LOG = Logger.getLogger(WatchedFile.class);

  private final String variable;
  private final Path path;
  private final Function<List<String>, T> parser;
  private final AtomicLong failures = new AtomicLong();
  private volatile T content;

  // Guarded by this.
  private String text;
  private String lastFailure = "";

  /**
   * Reads the file for the first time.
   *
   * @param variable that names the file
   * @param parser reads the lines; throws an {@link InvalidLineException} for a bad one
   * @throws InvalidSettingException if it cannot be read or has a bad line
   */
  public WatchedFile(String variable, Path path, Function<List<String>, T> parser) {
    this.variable = variable;
    this.path = path;
    this.parser = parser;
    try {
      this.text = read();
      this.content = parser.apply(text.lines().toList());
    } catch (IOException e) {
      throw new InvalidSettingException(
          variable, "a file that can be read (%s)".formatted(e), path.toString());
    } catch (InvalidLineException e) {
      throw new InvalidSettingException(
          variable, "a file without errors (%s)".formatted(e.getMessage()), path.toString());
    }
  }

  /** The content of the last good file. */
  public T content() {
    return content;
  }

  /** Changes that could not be read. */
  public long failures() {
    return failures.get();
  }

  /**
   * Reads the file again if it has changed.
   *
   * @return whether there is a new content
   */
  public synchronized boolean look() {
    try {
      String now = read();
      if (now.equals(text)) {
        return false;
      }
      text = now;
      content = parser.apply(now.lines().toList());
      lastFailure = "";
      LOG.infof("%s: the changed file is in effect", variable);
      return true;
    } catch (IOException e) {
      fail(e.toString());
    } catch (InvalidLineException e) {
      fail(String.valueOf(e.getMessage()));
    }
    return false;
  }

  private String read() throws IOException {
    return Files.readString(path, StandardCharsets.UTF_8);
  }

  private void fail(String reason) {
    failures.incrementAndGet();
    if (!reason.equals(lastFailure)) {
      LOG.errorf(
          "%s: the file cannot be used, and its former content stays in effect: %s",
          variable, reason);
    }
    lastFailure = reason;
  }
}
