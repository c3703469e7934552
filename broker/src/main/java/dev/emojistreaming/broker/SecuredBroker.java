package dev.emojistreaming.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A broker with a second door, for those only who trust its certificate and have a login; the plain
 * one is for who administers it.
 */
public final class SecuredBroker implements AutoCloseable {

  private final BrokerProcess process;
  private final int securedPort;
  private final BrokerCertificate certificate;

  private SecuredBroker(BrokerProcess process, int securedPort, BrokerCertificate certificate) {
    this.process = process;
    this.securedPort = securedPort;
    this.certificate = certificate;
  }

  /**
   * Starts one on free ports.
   *
   * @param folder takes its data, its log and its certificate
   * @param settings how logins are checked: settings of Kafka's
   */
  public static SecuredBroker start(Path folder, Map<String, String> settings) {
    BrokerCertificate certificate = BrokerCertificate.make(folder);
    int port = FreePort.find();
    int securedPort = FreePort.otherThan(port);
    int controllerPort = FreePort.otherThan(port);
    Map<String, String> all = new HashMap<>(settings);
    all.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(port, securedPort, controllerPort));
    all.put(
        "advertised.listeners",
        "PLAINTEXT://localhost:%d,SASL_SSL://localhost:%d".formatted(port, securedPort));
    all.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
    all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    all.put("ssl.keystore.location", certificate.key().toString());
    all.put("ssl.keystore.password", BrokerCertificate.PASSWORD);
    return new SecuredBroker(
        BrokerProcess.start(folder, port, port, all), securedPort, certificate);
  }

  /** The plain door. */
  public String address() {
    return process.address();
  }

  /** The other one. */
  public String securedAddress() {
    return "localhost:" + securedPort;
  }

  public BrokerCertificate certificate() {
    return certificate;
  }

  @Override
  public void close() {
    process.close();
  }
}
