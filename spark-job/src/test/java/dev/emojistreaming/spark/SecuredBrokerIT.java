package dev.emojistreaming.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.spark.topics.RequiredTopics;
import dev.emojistreaming.testkit.broker.BrokerCertificate;
import dev.emojistreaming.testkit.broker.SecuredBroker;
import dev.emojistreaming.testkit.log.ExpectedLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The job logs in to a secured broker with variables of its environment only. */
@ExtendWith(LocalSpark.class)
class SecuredBrokerIT {

  private static final String PASSWORD = "for-the-job";

  @TempDir static Path folder;
  private static SecuredBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = SecuredBroker.start(folder, "job", PASSWORD);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void jobCountsWithItsLogin() throws Exception {
    TestTopics topics = new TestTopics(broker.address());
    Instant window = Window.startOf(Instant.now());
    topics.send(
        Topics.REACTIONS,
        "{'user_id':'u','emoji_type':'👍','timestamp':'%s'}".formatted(window),
        5);
    topics.send(Topics.REACTIONS, "not json", 1);

    count(credentials(PASSWORD));

    assertThat(topics.reactions()).isEqualTo(Map.of(EmojiCount.key("main", "👍", window), 5L));
    assertThat(topics.deadLetters()).hasSize(1);
  }

  @Test
  @ExpectedLog(
      logger = "NetworkClient",
      message = "Authentication failed: Invalid username or password")
  @ExpectedLog(logger = "NetworkClient", message = "SSL handshake failed")
  @ExpectedLog(
      logger = "AdminMetadataManager",
      message = "Metadata update failed due to authentication error")
  void wrongPasswordAndMissingTruststoreAreRejected() {
    assertThatThrownBy(() -> check(credentials("wrong")))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);

    Map<String, String> trusting = new HashMap<>(credentials(PASSWORD));
    trusting.keySet().removeIf(name -> name.contains("TRUSTSTORE"));
    assertThatThrownBy(() -> check(trusting)).hasCauseInstanceOf(SslAuthenticationException.class);
  }

  /** The variables that the job needs to log in. */
  private static Map<String, String> credentials(String password) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        broker.securedAddress(),
        "KAFKA_SECURITY_PROTOCOL",
        "SASL_SSL",
        "KAFKA_SASL_MECHANISM",
        "PLAIN",
        "KAFKA_SASL_JAAS_CONFIG",
        "%s required username=\"job\" password=\"%s\";"
            .formatted(SecuredBroker.PLAIN_LOGIN, password),
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

  private void count(Map<String, String> credentials) throws Exception {
    Map<String, String> environment = new HashMap<>(credentials);
    environment.put("CHECKPOINT_LOCATION", folder.resolve("checkpoint").toString());
    JobSettings settings = check(environment);
    try (ResultSink sink =
        new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null, refused -> {})) {
      new CountingStream(settings, sink)
          .start(LocalSpark.session(), Trigger.AvailableNow())
          .awaitTermination();
    }
  }
}
