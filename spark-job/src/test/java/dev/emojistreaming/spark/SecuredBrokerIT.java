package dev.emojistreaming.spark;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.spark.recount.Recount;
import dev.emojistreaming.spark.recount.TimeRange;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.spark.topics.RequiredTopics;
import dev.emojistreaming.spark.topics.UnfitTopicException;
import dev.emojistreaming.testkit.broker.BrokerCertificate;
import dev.emojistreaming.testkit.broker.ClientCertificates;
import dev.emojistreaming.testkit.broker.SecuredBroker;
import dev.emojistreaming.testkit.log.ExpectedLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job logs in to a secured broker with variables of its environment only, by password
 * (SASL/SCRAM) and by certificate (mTLS), and needs no other rights than those that the chart
 * requests for it.
 */
@ExtendWith(LocalSpark.class)
class SecuredBrokerIT {

  private static final String PASSWORD = "for-the-job";
  private static final int ITERATIONS = 4_096;
  private static final Map<String, Path> KEYSTORES = new HashMap<>();

  @TempDir static Path folder;
  private static ClientCertificates certificates;
  private static SecuredBroker broker;
  private static TestTopics topics;

  @BeforeAll
  static void startBroker() throws Exception {
    certificates = ClientCertificates.make(folder);
    broker = SecuredBroker.startWithAcls(folder, certificates);
    topics = new TestTopics(broker.address());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      "job",
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                      PASSWORD)))
          .all()
          .get();
      for (String job : List.of("User:job", "User:CN=job")) {
        allow(admin, job, Topics.REACTIONS, READ, DESCRIBE);
        allow(admin, job, Topics.COUNTS, WRITE, DESCRIBE);
        allow(admin, job, Topics.DEAD_LETTERS, WRITE, DESCRIBE);
      }
      for (String topic : List.of(Topics.REACTIONS, Topics.COUNTS, Topics.DEAD_LETTERS)) {
        allow(admin, "User:CN=describes", topic, DESCRIBE);
        allow(admin, "User:CN=creates", topic, DESCRIBE);
      }
      allow(admin, "User:CN=creates", "taps", CREATE, DESCRIBE);
    }
  }

  private static void allow(Admin admin, String login, String topic, AclOperation... operations)
      throws ExecutionException, InterruptedException {
    List<AclBinding> rights = new ArrayList<>();
    for (AclOperation operation : operations) {
      rights.add(
          new AclBinding(
              new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
              new AccessControlEntry(login, "*", operation, AclPermissionType.ALLOW)));
    }
    admin.createAcls(rights).all().get();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  @ExpectedLog(logger = "Executor", message = "Exception in task")
  @ExpectedLog(logger = "TaskSetManager", message = "Not authorized to access topics")
  @ExpectedLog(logger = "TaskSetManager", message = "failed 1 times; aborting job")
  @ExpectedLog(logger = "MicroBatchExecution", message = "terminated with error")
  void jobCountsAndRecountsWithItsPasswordAndWithItsCertificate() throws Exception {
    Instant window = Window.startOf(Instant.now());
    topics.send(
        Topics.REACTIONS,
        "{'user_id':'u','emoji_type':'👍','timestamp':'%s'}".formatted(window),
        5);
    topics.send(Topics.REACTIONS, "not json", 1);

    assertThatThrownBy(() -> count("describes", certificate("describes")))
        .as("a login without the right to read")
        .hasRootCauseInstanceOf(TopicAuthorizationException.class)
        .rootCause()
        .hasMessage("Not authorized to access topics: [%s]", Topics.REACTIONS);

    count("password", password(PASSWORD));

    assertThat(topics.reactions()).isEqualTo(Map.of(EmojiCount.key("main", "👍", window), 5L));
    assertThat(topics.deadLetters().values())
        .extracting(letter -> letter.offset())
        .containsExactly(0L);

    count("certificate", certificate("job"));

    assertThat(topics.deadLetters().values())
        .extracting(letter -> letter.offset())
        .containsExactly(1L);
    assertThat(
            new Recount(LocalSpark.session(), check(certificate("job")))
                .run(new TimeRange(window, window.plus(Window.LENGTH))))
        .isEqualTo(new Recount.Result(1, 0));
  }

  @Test
  void missingRightToDescribeIsNamed() {
    assertThatThrownBy(() -> check(certificate("stranger")))
        .isInstanceOf(UnfitTopicException.class)
        .hasMessageContaining("these topics do not exist: %s, ", Topics.COUNTS)
        .hasMessageContaining("or allow this login to describe them");
  }

  @Test
  void topicsAreCreatedWithTheRightToCreateThem() {
    Map<String, String> environment = new HashMap<>(certificate("creates"));
    environment.put("EMOJI_TOPIC", "taps");
    assertThat(SparkJob.commandLine(environment).execute("create-topics")).isZero();
    assertThat(createTopics(certificate("stranger")))
        .contains("Kafka refused: ", "TopicAuthorizationException");
  }

  private static String createTopics(Map<String, String> environment) {
    StringWriter errors = new StringWriter();
    int exitCode =
        SparkJob.commandLine(environment).setErr(new PrintWriter(errors)).execute("create-topics");
    assertThat(exitCode).isEqualTo(1);
    return errors.toString();
  }

  @Test
  @ExpectedLog(
      logger = "NetworkClient",
      message = "Authentication failed during authentication due to invalid credentials")
  @ExpectedLog(logger = "NetworkClient", message = "SSL handshake failed")
  @ExpectedLog(
      logger = "AdminMetadataManager",
      message = "Metadata update failed due to authentication error")
  void wrongPasswordAndMissingTruststoreAreRejected() {
    assertThatThrownBy(() -> check(password("wrong")))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);

    Map<String, String> trusting = new HashMap<>(password(PASSWORD));
    trusting.keySet().removeIf(name -> name.contains("TRUSTSTORE"));
    assertThatThrownBy(() -> check(trusting)).hasCauseInstanceOf(SslAuthenticationException.class);
  }

  /** The variables that the job needs to log in with a password. */
  private static Map<String, String> password(String password) {
    Map<String, String> variables = new HashMap<>(trust());
    variables.put("KAFKA_BOOTSTRAP_SERVERS", broker.securedAddress());
    variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
    variables.put(
        "KAFKA_SASL_JAAS_CONFIG",
        "%s required username=\"job\" password=\"%s\";"
            .formatted(SecuredBroker.SCRAM_LOGIN, password));
    return variables;
  }

  /** The variables that the job needs to log in with a certificate. */
  private static Map<String, String> certificate(String commonName) {
    Map<String, String> variables = new HashMap<>(trust());
    variables.put("KAFKA_BOOTSTRAP_SERVERS", broker.certificateAddress());
    variables.put("KAFKA_SECURITY_PROTOCOL", "SSL");
    variables.put("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12");
    variables.put("KAFKA_SSL_KEYSTORE_LOCATION", keystore(commonName).toString());
    variables.put("KAFKA_SSL_KEYSTORE_PASSWORD", BrokerCertificate.PASSWORD);
    return variables;
  }

  private static Path keystore(String commonName) {
    return KEYSTORES.computeIfAbsent(commonName, certificates::issue);
  }

  private static Map<String, String> trust() {
    return Map.of(
        "KAFKA_SSL_TRUSTSTORE_LOCATION",
        broker.certificate().trusted().toString(),
        "KAFKA_SSL_TRUSTSTORE_PASSWORD",
        BrokerCertificate.PASSWORD);
  }

  private static JobSettings check(Map<String, String> environment) throws Exception {
    JobSettings settings = JobSettings.of(environment);
    RequiredTopics.check(settings.kafkaOptions(), settings.reactionsTopic());
    return settings;
  }

  private static void count(String checkpoint, Map<String, String> login) throws Exception {
    Map<String, String> environment = new HashMap<>(login);
    environment.put("CHECKPOINT_LOCATION", folder.resolve(checkpoint).toString());
    JobSettings settings = check(environment);
    try (ResultSink sink =
        new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null, refused -> {})) {
      new CountingStream(settings, sink)
          .start(LocalSpark.session(), Trigger.AvailableNow())
          .awaitTermination();
    }
  }
}
