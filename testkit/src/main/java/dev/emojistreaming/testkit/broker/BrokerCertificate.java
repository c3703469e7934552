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

  private static final String ALIAS = "broker";

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
        key,
        ALIAS,
        List.of(
            "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost"));
    keytool(key, ALIAS, List.of("-exportcert", "-rfc", "-file", file));
    keytool(trusted, ALIAS, List.of("-importcert", "-noprompt", "-file", file));
    return new BrokerCertificate(key, trusted, authority);
  }

  /** Runs {@code keytool} on an entry of a store. */
  static void keytool(Path store, String alias, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storepass", PASSWORD));
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
