package dev.emojistreaming.contract.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The certificates of a key store or trust store, as Kafka's settings define it. */
final class CertificateStore {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", Pattern.DOTALL);

  private CertificateStore() {}

  /**
   * Reads a store.
   *
   * @param settings of a Kafka client
   * @param name {@code ssl.keystore} or {@code ssl.truststore}
   * @param inlined name of the setting that may have PEM certificates itself
   * @return empty if the client has no such store
   * @throws IOException if the file cannot be read
   * @throws GeneralSecurityException if it is not a store of its type, or has another password
   */
  static List<X509Certificate> read(Map<String, ?> settings, String name, String inlined)
      throws IOException, GeneralSecurityException {
    String pem = text(settings, inlined);
    if (pem != null) {
      return ofPem(pem);
    }
    String location = text(settings, name + ".location");
    if (location == null) {
      return List.of();
    }
    String type = text(settings, name + ".type");
    if ("PEM".equalsIgnoreCase(type)) {
      return ofPem(Files.readString(Path.of(location)));
    }
    String password = text(settings, name + ".password");
    return ofStore(
        Path.of(location),
        type == null ? "JKS" : type,
        password == null ? null : password.toCharArray());
  }

  private static @Nullable String text(Map<String, ?> settings, String name) {
    Object value = settings.get(name);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  private static List<X509Certificate> ofPem(String text) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher matcher = PEM.matcher(text);
    while (matcher.find()) {
      byte[] block = matcher.group().getBytes(StandardCharsets.US_ASCII);
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
    }
    return certificates;
  }

  private static List<X509Certificate> ofStore(Path file, String type, char @Nullable [] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type.toUpperCase(Locale.ROOT));
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      Certificate[] chain = store.getCertificateChain(alias);
      (chain == null ? Stream.of(store.getCertificate(alias)) : Stream.of(chain))
          .map(X509Certificate.class::cast)
          .forEach(certificates::add);
    }
    return certificates;
  }
}
