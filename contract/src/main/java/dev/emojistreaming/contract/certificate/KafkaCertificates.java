package dev.emojistreaming.contract.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the certificates of a Kafka client expire, as the client reads them: once, when it starts.
 * Immutable.
 */
public final class KafkaCertificates {

  /** Name of the metric: seconds until a store's certificates expire; infinite without any. */
  public static final String METRIC = "kafka_certificate_expires_seconds";

  /** The metric's label, a {@link #STORES store}. */
  public static final String LABEL = "store";

  /** The client's own certificates, and those of the authorities that it trusts. */
  public static final List<String> STORES = List.of("keystore", "truststore");

  private static final Comparator<X509Certificate> BY_EXPIRY =
      Comparator.comparing(X509Certificate::getNotAfter);

  private final Map<String, List<X509Certificate>> stores;

  private KafkaCertificates(Map<String, List<X509Certificate>> stores) {
    this.stores = stores;
  }

  /**
   * Reads the certificates. A store that cannot be read counts as empty: the Kafka client reports
   * the reason.
   *
   * @param settings of a Kafka client, by Kafka's names
   */
  public static KafkaCertificates read(Map<String, ?> settings) {
    return new KafkaCertificates(
        Map.of(
            "keystore", store(settings, "ssl.keystore", "ssl.keystore.certificate.chain"),
            "truststore", store(settings, "ssl.truststore", "ssl.truststore.certificates")));
  }

  private static List<X509Certificate> store(Map<String, ?> settings, String name, String inlined) {
    try {
      return CertificateStore.read(settings, name, inlined);
    } catch (IOException | GeneralSecurityException e) {
      return List.of();
    }
  }

  /**
   * The time until the store is of no use, negative after that: until the first certificate of the
   * key store expires, or the last one of the trust store, which may have the former authority too.
   *
   * @param store one of {@link #STORES}
   * @return seconds; infinite if the store has no certificate
   */
  public double secondsLeft(String store, Instant now) {
    return decisive(store)
        .map(certificate -> Duration.between(now, certificate.getNotAfter().toInstant()))
        .map(left -> left.toMillis() / 1e3)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private Optional<X509Certificate> decisive(String store) {
    Stream<X509Certificate> certificates = stores.getOrDefault(store, List.of()).stream();
    return store.equals("keystore") ? certificates.min(BY_EXPIRY) : certificates.max(BY_EXPIRY);
  }

  /** A line for each store that is of no use any more, with the variable that names it. */
  public List<String> problems(Instant now) {
    return STORES.stream().flatMap(store -> problem(store, now).stream()).toList();
  }

  private Optional<String> problem(String store, Instant now) {
    return decisive(store)
        .filter(certificate -> certificate.getNotAfter().toInstant().isBefore(now))
        .map(
            certificate ->
                "the certificate %s of KAFKA_SSL_%s_LOCATION expired at %s; replace it and restart the program"
                    .formatted(
                        certificate.getSubjectX500Principal().getName(),
                        store.toUpperCase(Locale.ROOT),
                        certificate.getNotAfter().toInstant()));
  }
}
