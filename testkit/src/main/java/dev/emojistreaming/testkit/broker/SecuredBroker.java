package dev.emojistreaming.testkit.broker;

import dev.emojistreaming.process.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A broker with listeners for clients that trust its certificate and log in: with a password (SASL
 * over TLS), or with a certificate (mTLS). The plain listener is for administration.
 */
public final class SecuredBroker implements AutoCloseable {

  /** Kafka's login module for names and passwords; a client's configuration names it too. */
  public static final String PLAIN_LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule";

  /** Kafka's login module for SCRAM. */
  public static final String SCRAM_LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule";

  private final BrokerProcess process;
  private final int securedPort;
  private final int certificatePort;
  private final BrokerCertificate certificate;

  private SecuredBroker(
      BrokerProcess process, int securedPort, int certificatePort, BrokerCertificate certificate) {
    this.process = process;
    this.securedPort = securedPort;
    this.certificatePort = certificatePort;
    this.certificate = certificate;
  }

  /** Starts a broker on free ports that accepts one user, by name and password (SASL PLAIN). */
  public static SecuredBroker start(Path folder, String user, String password) {
    return start(
        folder,
        Map.of(
            "sasl.enabled.mechanisms",
            "PLAIN",
            "listener.name.sasl_ssl.plain.sasl.jaas.config",
            PLAIN_LOGIN + " required user_" + user + "=\"" + password + "\";"));
  }

  /**
   * Starts a broker on free ports that accepts users by SCRAM-SHA-512 and by certificate, and has
   * ACLs, which do not apply to clients of the plain listener.
   *
   * @param clients issuer of the certificates that it accepts
   */
  public static SecuredBroker startWithAcls(Path folder, ClientCertificates clients) {
    return start(
        folder,
        Map.of(
            "sasl.enabled.mechanisms",
            "SCRAM-SHA-512",
            "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
            SCRAM_LOGIN + " required;",
            "authorizer.class.name",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            // Clients of the plain listener.
            "super.users",
            "User:ANONYMOUS"),
        clients);
  }

  /**
   * Starts a broker on free ports that accepts no certificates.
   *
   * @param folder for data, log and certificate
   * @param settings Kafka settings that define how logins are checked
   */
  public static SecuredBroker start(Path folder, Map<String, String> settings) {
    return start(folder, settings, null);
  }

  /**
   * Starts a broker on free ports.
   *
   * @param folder for data, log and certificate
   * @param settings Kafka settings that define how logins are checked
   * @param clients issuer of the certificates that it accepts
   */
  public static SecuredBroker start(
      Path folder, Map<String, String> settings, @Nullable ClientCertificates clients) {
    BrokerCertificate certificate = BrokerCertificate.make(folder);
    int port = FreePort.find();
    int securedPort = FreePort.find();
    int certificatePort = FreePort.find();
    int controllerPort = FreePort.find();
    Map<String, String> all = new HashMap<>(settings);
    all.put(
        "listeners",
        String.format(
            Locale.ROOT,
            "PLAINTEXT://127.0.0.1:%d,SASL_SSL://127.0.0.1:%d,SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d",
            port,
            securedPort,
            certificatePort,
            controllerPort));
    all.put(
        "advertised.listeners",
        String.format(
            Locale.ROOT,
            "PLAINTEXT://localhost:%d,SASL_SSL://localhost:%d,SSL://localhost:%d",
            port,
            securedPort,
            certificatePort));
    all.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL,CONTROLLER:PLAINTEXT");
    all.put("listener.name.ssl.ssl.client.auth", "required");
    if (clients != null) {
      all.put("ssl.truststore.location", clients.authority().toString());
      all.put("ssl.truststore.password", BrokerCertificate.PASSWORD);
    }
    all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    all.put("ssl.keystore.location", certificate.key().toString());
    all.put("ssl.keystore.password", BrokerCertificate.PASSWORD);
    return new SecuredBroker(
        BrokerProcess.start(folder, port, port, all), securedPort, certificatePort, certificate);
  }

  /** The bootstrap server of the plain listener. */
  public String address() {
    return process.address();
  }

  /** The bootstrap server of the secured listener. */
  public String securedAddress() {
    return "localhost:" + securedPort;
  }

  /** The bootstrap server of the listener for clients with a certificate. */
  public String certificateAddress() {
    return "localhost:" + certificatePort;
  }

  public BrokerCertificate certificate() {
    return certificate;
  }

  @Override
  public void close() {
    process.close();
  }
}
