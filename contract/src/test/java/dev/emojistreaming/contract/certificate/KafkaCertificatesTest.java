package dev.emojistreaming.contract.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expiry of certificates in the stores that Kafka's clients accept. */
class KafkaCertificatesTest {

  private static final String PASSWORD = "correct-horse";
  private static final double DAY = Duration.ofDays(1).toSeconds();
  private static final double MINUTE = 60;

  @TempDir private static Path folder;
  private static Path store;
  private static Path pem;

  @BeforeAll
  static void makeStores() throws Exception {
    store = folder.resolve("user.p12");
    pem = folder.resolve("user.pem");
    keytool("-genkeypair", "-alias", "short", "-validity", "2", "-dname", "CN=short");
    keytool("-genkeypair", "-alias", "long", "-validity", "20", "-dname", "CN=long");
    keytool("-exportcert", "-rfc", "-alias", "short", "-file", pem.toString());
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static Map<String, String> settings(String name) {
    return Map.of(
        "ssl." + name + ".type",
        "PKCS12",
        "ssl." + name + ".location",
        store.toString(),
        "ssl." + name + ".password",
        PASSWORD);
  }

  @Test
  void firstCertificateOfTheKeyStoreAndLastOfTheTrustStoreDecide() {
    Instant now = Instant.now();
    assertThat(KafkaCertificates.read(settings("keystore")).secondsLeft("keystore", now))
        .isCloseTo(2 * DAY, within(MINUTE));
    assertThat(KafkaCertificates.read(settings("truststore")).secondsLeft("truststore", now))
        .isCloseTo(20 * DAY, within(MINUTE));
  }

  @Test
  void pemFilesAndTextsAreRead() throws IOException {
    Instant now = Instant.now();
    assertThat(
            KafkaCertificates.read(
                    Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", pem.toString()))
                .secondsLeft("truststore", now))
        .isCloseTo(2 * DAY, within(MINUTE));
    assertThat(
            KafkaCertificates.read(Map.of("ssl.keystore.certificate.chain", Files.readString(pem)))
                .secondsLeft("keystore", now))
        .isCloseTo(2 * DAY, within(MINUTE));
  }

  @Test
  void clientWithoutReadableStoresHasNoExpiry() {
    for (Map<String, String> settings :
        List.<Map<String, String>>of(
            Map.of(), Map.of("ssl.keystore.location", folder.resolve("none").toString()))) {
      KafkaCertificates none = KafkaCertificates.read(settings);
      assertThat(none.secondsLeft("keystore", Instant.now())).isInfinite().isPositive();
      assertThat(none.problems(Instant.now())).isEmpty();
    }
  }

  @Test
  void expiredCertificateIsNamedWithItsVariable() {
    KafkaCertificates certificates = KafkaCertificates.read(settings("keystore"));
    Instant later = Instant.now().plus(Duration.ofDays(3));
    assertThat(certificates.secondsLeft("keystore", later)).isNegative();
    assertThat(certificates.problems(later))
        .singleElement()
        .asString()
        .startsWith("the certificate CN=short of KAFKA_SSL_KEYSTORE_LOCATION expired at ")
        .endsWith("; replace it and restart the program");
  }
}
