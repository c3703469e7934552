package dev.emojistreaming.deployment.installation;

import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.deployment.chart.Manifest;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.testkit.broker.BrokerCertificate;
import dev.emojistreaming.testkit.broker.ClientCertificates;
import dev.emojistreaming.testkit.broker.SecuredBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A real broker with the topics, logins and ACLs of a chart's KafkaTopics and KafkaUsers, like
 * those that Strimzi's operator creates. It has one node, so each topic has one replica.
 */
final class OperatedKafka implements AutoCloseable {

  private static final String PASSWORD = "of-the-operator-";
  private static final int ITERATIONS = 4_096;

  private final SecuredBroker broker;
  private final ClientCertificates certificates;
  private final Map<String, Secret> secrets = new HashMap<>();

  private OperatedKafka(SecuredBroker broker, ClientCertificates certificates) {
    this.broker = broker;
    this.certificates = certificates;
  }

  /** Starts the broker and creates the topics and users of the manifests. */
  static OperatedKafka start(Path folder, List<Manifest> manifests)
      throws ExecutionException, InterruptedException {
    ClientCertificates certificates = ClientCertificates.make(folder);
    OperatedKafka kafka =
        new OperatedKafka(SecuredBroker.startWithAcls(folder, certificates), certificates);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.broker.address()))) {
      kafka.createTopics(admin, ofKind(manifests, "KafkaTopic"));
      for (Manifest user : ofKind(manifests, "KafkaUser")) {
        kafka.createUser(admin, user);
      }
    }
    return kafka;
  }

  private static List<Manifest> ofKind(List<Manifest> manifests, String kind) {
    return manifests.stream().filter(manifest -> manifest.kind().equals(kind)).toList();
  }

  private void createTopics(Admin admin, List<Manifest> topics)
      throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    List<NewTopic> missing = new ArrayList<>();
    for (Manifest topic : topics) {
      Map<String, String> settings = PodTemplate.texts(topic.tree().at("/spec/config"));
      settings.put("min.insync.replicas", "1");
      missing.add(
          new NewTopic(
                  topic.text("/spec/topicName"),
                  topic.tree().at("/spec/partitions").asInt(),
                  (short) 1)
              .configs(settings));
    }
    missing.removeIf(topic -> there.contains(topic.name()));
    admin.createTopics(missing).all().get();
  }

  /** The login is put into a Secret with the user's name. */
  private void createUser(Admin admin, Manifest user)
      throws ExecutionException, InterruptedException {
    boolean hasCertificate = user.text("/spec/authentication/type").equals("tls");
    if (hasCertificate) {
      createCertificate(user.name());
    } else {
      createPassword(admin, user.name());
    }
    String principal = hasCertificate ? "CN=" + user.name() : user.name();
    admin
        .createAcls(
            user.each("/spec/authorization/acls")
                .flatMap(
                    acl ->
                        acl.path("operations")
                            .valueStream()
                            .map(operation -> acl(principal, acl.path("resource"), operation)))
                .collect(Collectors.toList()))
        .all()
        .get();
  }

  private void createCertificate(String name) {
    secrets.put(name + "/user.p12", Secret.ofFile(certificates.issue(name)));
    secrets.put(name + "/user.password", Secret.ofText(BrokerCertificate.PASSWORD));
  }

  private void createPassword(Admin admin, String name)
      throws ExecutionException, InterruptedException {
    admin
        .alterUserScramCredentials(
            List.of(
                new UserScramCredentialUpsertion(
                    name,
                    new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                    PASSWORD + name)))
        .all()
        .get();
    secrets.put(
        name + "/sasl.jaas.config",
        Secret.ofText(
            "%s required username=\"%s\" password=\"%s\";"
                .formatted(SecuredBroker.SCRAM_LOGIN, name, PASSWORD + name)));
  }

  private static AclBinding acl(String user, JsonNode resource, JsonNode operation) {
    ResourceType type = ResourceType.fromString(resource.path("type").asText());
    return new AclBinding(
        new ResourcePattern(
            type,
            resource.path("name").asText(type == ResourceType.CLUSTER ? "kafka-cluster" : ""),
            resource.path("patternType").asText("literal").equals("prefix") ? PREFIXED : LITERAL),
        new AccessControlEntry(
            "User:" + user,
            "*",
            AclOperation.fromString(
                operation.asText().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT)),
            AclPermissionType.ALLOW));
  }

  /** The listener for logins with a password. */
  String passwordAddress() {
    return broker.securedAddress();
  }

  /** The listener for logins with a certificate. */
  String certificateAddress() {
    return broker.certificateAddress();
  }

  /** Issues certificates that it accepts. */
  ClientCertificates certificates() {
    return certificates;
  }

  Path authority() {
    return broker.certificate().authority();
  }

  /** The Secrets of the users, by {@code name/key}. */
  Map<String, Secret> secrets() {
    return Map.copyOf(secrets);
  }

  @Override
  public void close() {
    broker.close();
  }
}
