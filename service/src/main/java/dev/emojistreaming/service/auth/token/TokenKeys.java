package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.service.auth.InvalidLineException;
import dev.emojistreaming.service.auth.Sha256;
import dev.emojistreaming.service.auth.WatchedFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jose4j.keys.HmacKey;

/**
 * The file of {@code AUTH_TOKEN_KEY_FILE}: in each line a key in Base64 of 256 bits or more. The
 * first one signs; tokens of all are valid.
 */
final class TokenKeys {

  private static final String VARIABLE = "AUTH_TOKEN_KEY_FILE";
  private static final int MIN_BYTES = 32;
  private static final int MAX_KEYS = 4;

  private static final int ID_BYTES = 4;

  private TokenKeys() {}

  /**
   * A key.
   *
   * @param id the header {@code kid} of its tokens
   */
  record TokenKey(String id, HmacKey key) {}

  /**
   * Opens the file, and makes it if it is missing: of several services that start at once, one
   * makes the key of all.
   *
   * @throws InvalidSettingException if it cannot be made or read, or has a bad line
   */
  static WatchedFile<List<TokenKey>> open(Path file) {
    if (!Files.exists(file)) {
      make(file);
    }
    return new WatchedFile<>(VARIABLE, file, TokenKeys::parse);
  }

  private static void make(Path file) {
    byte[] key = new byte[MIN_BYTES];
    new SecureRandom().nextBytes(key);
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path complete =
          Files.createTempFile(
              folder,
              ".token-key",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(complete, Base64.getEncoder().encodeToString(key) + "\n");
        Files.createLink(file, complete); // never replaces the key of another service
      } finally {
        Files.delete(complete);
      }
    } catch (FileAlreadyExistsException e) {
      // Another service was faster.
    } catch (IOException e) {
      throw new InvalidSettingException(
          VARIABLE,
          "a file, or a folder's new file, that this service may read (%s)".formatted(e),
          file.toString());
    }
  }

  private static List<TokenKey> parse(List<String> lines) {
    List<TokenKey> keys = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        keys.add(key(i, lines.get(i).strip()));
      }
    }
    if (keys.isEmpty() || keys.size() > MAX_KEYS) {
      throw new InvalidLineException(0, "must be the first of 1 to " + MAX_KEYS + " keys");
    }
    return List.copyOf(keys);
  }

  private static TokenKey key(int index, String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      if (key.length >= MIN_BYTES) {
        return new TokenKey(id(key), new HmacKey(key));
      }
    } catch (IllegalArgumentException e) {
      // The message would have a part of the key.
    }
    throw new InvalidLineException(
        index, "must be a key of at least 32 random bytes in Base64: openssl rand -base64 32");
  }

  /** A part of the key's hash, so that it is the same in all services. */
  private static String id(byte[] key) {
    return HexFormat.of().formatHex(Sha256.of(key), 0, ID_BYTES);
  }
}
