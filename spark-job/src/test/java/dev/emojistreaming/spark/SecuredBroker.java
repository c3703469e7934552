package dev.emojistreaming.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.broker.BrokerProcess;
import dev.emojistreaming.broker.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A broker with a second door, for those only who trust its certificate and know the password; the
 * plain one is for the test itself.
 */
final class SecuredBroker implements AutoCloseable {

  private static final String PASSWORD = "correct-horse";
  private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

  private final BrokerProcess process;
  private final int securedPort;
  private final Path trusted;

  private SecuredBroker(BrokerProcess process, int securedPort, Path trusted) {
    this.process = process;
    this.securedPort = securedPort;
    this.trusted = trusted;
  }

  static SecuredBroker start(Path folder) throws IOException, InterruptedException {
    Path key = folder.resolve("broker.p12");
    Path trusted = makeCertificate(folder, key);
    int port = FreePort.find();
    int securedPort = FreePort.otherThan(port);
    int controllerPort = FreePort.otherThan(port);
    BrokerProcess process =
        BrokerProcess.start(
            folder,
            port,
            port,
            Map.of(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(port, securedPort, controllerPort),
                "advertised.listeners",
                "PLAINTEXT://localhost:%d,SASL_SSL://localhost:%d".formatted(port, securedPort),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "ssl.keystore.location",
                key.toString(),
                "ssl.keystore.password",
                PASSWORD,
                "sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                LOGIN + " required user_job=\"" + PASSWORD + "\";"));
    return new SecuredBroker(process, securedPort, trusted);
  }

  private static Path makeCertificate(Path folder, Path key)
      throws IOException, InterruptedException {
    Path certificate = folder.resolve("broker.crt");
    Path trusted = folder.resolve("trusted.p12");
    keytool(
        key, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost");
    keytool(key, "-exportcert", "-file", certificate.toString());
    keytool(trusted, "-importcert", "-noprompt", "-file", certificate.toString());
    return trusted;
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "broker", "-keystore", store.toString(), "-storepass", PASSWORD));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  /** The plain door. */
  String address() {
    return process.address();
  }

  /** What the job's environment must say to come in. */
  Map<String, String> credentials() {
    return credentials(PASSWORD);
  }

  /** The same with some other password. */
  Map<String, String> credentials(String password) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        "localhost:" + securedPort,
        "KAFKA_SECURITY_PROTOCOL",
        "SASL_SSL",
        "KAFKA_SASL_MECHANISM",
        "PLAIN",
        "KAFKA_SASL_JAAS_CONFIG",
        LOGIN + " required username=\"job\" password=\"" + password + "\";",
        "KAFKA_SSL_TRUSTSTORE_LOCATION",
        trusted.toString(),
        "KAFKA_SSL_TRUSTSTORE_PASSWORD",
        PASSWORD);
  }

  @Override
  public void close() {
    process.close();
  }
}
