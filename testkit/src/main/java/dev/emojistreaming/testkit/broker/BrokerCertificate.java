package dev.emojistreaming.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-signed certificate for a broker on this machine.
 *
 * @param key the broker's key store
 * @param trusted a trust store with the certificate
 * @param authority the certificate as a PEM file
 */
public record BrokerCertificate(Path key, Path trusted, Path authority) {

  /** The password of both stores. */
  public static final String PASSWORD = "correct-horse";

  /**
   * Creates a certificate with {@code keytool}.
   *
   * @param folder for the files
   * @throws IllegalStateException if {@code keytool} fails
   */
  static BrokerCertificate make(Path folder) {
    Path key = folder.resolve("broker.p12");
    Path trusted = folder.resolve("trusted.p12");
    Path authority = folder.resolve("broker.crt");
    String file = authority.toString();
    keytool(
        key, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost");
    keytool(key, "-exportcert", "-rfc", "-file", file);
    keytool(trusted, "-importcert", "-noprompt", "-file", file);
    return new BrokerCertificate(key, trusted, authority);
  }

  private static void keytool(Path store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "broker", "-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
