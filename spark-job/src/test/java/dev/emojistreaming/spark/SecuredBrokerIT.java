package dev.emojistreaming.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.spark.topics.RequiredTopics;
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

/** With nothing but variables of its environment the job comes in where others don't. */
@ExtendWith(LocalSpark.class)
class SecuredBrokerIT {

  @TempDir static Path folder;
  private static SecuredBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = SecuredBroker.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void securityOptionsPassThrough() throws Exception {
    TestTopics topics = new TestTopics(broker.address());
    String window = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 2 * 2).toString();
    topics.send(
        Topics.REACTIONS,
        "{'user_id':'u','emoji_type':'👍','timestamp':'%s'}".formatted(window),
        5);
    topics.send(Topics.REACTIONS, "not json", 1);

    count(broker.credentials());

    assertThat(topics.reactions()).isEqualTo(Map.of("main|👍|" + window, 5L));
    assertThat(topics.deadLetters()).hasSize(1);
  }

  @Test
  void strangersAreRefused() {
    assertThatThrownBy(() -> check(broker.credentials("wrong")))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);

    Map<String, String> trusting = new HashMap<>(broker.credentials());
    trusting.keySet().removeIf(name -> name.contains("TRUSTSTORE"));
    assertThatThrownBy(() -> check(trusting)).hasCauseInstanceOf(SslAuthenticationException.class);
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
    ResultSink sink = new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null);
    new CountingStream(settings, sink)
        .start(LocalSpark.session(), Trigger.AvailableNow())
        .awaitTermination();
  }
}
