package dev.emojistreaming.deployment.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The content of a key in a Secret.
 *
 * @param data in Base64, as Kubernetes stores it
 */
record Secret(String data) {

  static Secret ofText(String text) {
    return new Secret(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Secret ofFile(Path file) {
    try {
      return new Secret(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the value of a variable. */
  String text() {
    return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
  }

  /** As a mounted file. */
  void writeTo(Path file) throws IOException {
    Files.write(file, Base64.getDecoder().decode(data));
  }
}
