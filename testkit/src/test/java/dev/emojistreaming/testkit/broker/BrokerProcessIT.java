package dev.emojistreaming.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
class BrokerProcessIT {

  @TempDir Path folder;

  @Test
  void topicsExistAtReadinessAndAfterARestart() throws Exception {
    for (int start = 1; start <= 2; start++) {
      try (BrokerProcess broker = BrokerProcess.start(folder);
          Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
        assertThat(admin.listTopics().names().get())
            .contains("emoji_reactions", "emoji_counts", "emoji_dead_letters");
        assertThat(topicConfig(admin, "emoji_reactions", "message.timestamp.type"))
            .isEqualTo("LogAppendTime");
        assertThat(topicConfig(admin, "emoji_counts", "cleanup.policy"))
            .isEqualTo("compact,delete");
      }
    }
  }

  @Test
  void recordsSurviveAKillOfTheBroker() throws Exception {
    int port = FreePort.find();
    TopicPartition partition = new TopicPartition("emoji_dead_letters", 0);
    try (BrokerProcess broker = BrokerProcess.start(folder, port);
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(partition.topic(), new byte[] {1})).get();
      broker.kill();
    }

    try (BrokerProcess broker = BrokerProcess.start(folder, port);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      assertThat(broker.address()).endsWith(":" + port);
      assertThat(
              admin
                  .listOffsets(Map.of(partition, OffsetSpec.latest()))
                  .partitionResult(partition)
                  .get()
                  .offset())
          .isEqualTo(1);
    }
  }

  private static String topicConfig(Admin admin, String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(key).value();
  }
}
