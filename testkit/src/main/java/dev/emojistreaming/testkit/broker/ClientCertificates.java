package dev.emojistreaming.testkit.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/**
 * An authority that issues certificates to the clients of a broker (mTLS). Its files are in one
 * folder, with the password {@link BrokerCertificate#PASSWORD}.
 */
public final class ClientCertificates {

  private static final char[] PASSWORD = BrokerCertificate.PASSWORD.toCharArray();
  private static final String AUTHORITY = "authority";

  private final Path folder;
  private final Path all;

  private ClientCertificates(Path folder) {
    this.folder = folder;
    this.all = folder.resolve("issued.p12");
  }

  /**
   * Creates the authority.
   *
   * @param folder for all stores
   */
  public static ClientCertificates make(Path folder) {
    ClientCertificates certificates = new ClientCertificates(folder);
    certificates.generate(AUTHORITY, List.of("-dname", "CN=clients", "-ext", "bc:c"));
    return certificates;
  }

  /** A trust store with the authority, for the broker. */
  Path authority() {
    return save(
        "authority.p12",
        (issued, store) -> store.setCertificateEntry(AUTHORITY, issued.getCertificate(AUTHORITY)));
  }

  /** A key store with a new certificate, which is valid for 90 days. */
  public Path issue(String commonName) {
    return issue(commonName, List.of());
  }

  /** A key store with a certificate that expired yesterday. */
  public Path issueExpired(String commonName) {
    return issue(commonName, List.of("-startdate", "-2d", "-validity", "1"));
  }

  private Path issue(String commonName, List<String> validity) {
    String alias = commonName + (validity.isEmpty() ? "" : "-expired");
    List<String> options =
        new ArrayList<>(List.of("-dname", "CN=" + commonName, "-signer", AUTHORITY));
    options.addAll(validity);
    generate(alias, options);
    return save(
        alias + ".p12",
        (issued, store) ->
            store.setKeyEntry(
                "client",
                issued.getKey(alias, PASSWORD),
                PASSWORD,
                issued.getCertificateChain(alias)));
  }

  private void generate(String alias, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
    arguments.addAll(options);
    BrokerCertificate.keytool(all, alias, arguments);
  }

  /** Copies entries of the store of all certificates. */
  @FunctionalInterface
  private interface Copy {
    void from(KeyStore issued, KeyStore store) throws GeneralSecurityException;
  }

  private Path save(String name, Copy copy) {
    Path file = folder.resolve(name);
    try (InputStream in = Files.newInputStream(all);
        OutputStream out = Files.newOutputStream(file)) {
      KeyStore issued = KeyStore.getInstance("PKCS12");
      issued.load(in, PASSWORD);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      copy.from(issued, store);
      store.store(out, PASSWORD);
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(name + " cannot be written", e);
    }
  }
}
