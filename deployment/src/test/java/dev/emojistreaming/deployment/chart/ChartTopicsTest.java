package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chart's topics match the contract's definition, which the programs read too. */
class ChartTopicsTest {

  private final List<Manifest> topics = ofKind("KafkaTopic");

  private static List<Manifest> ofKind(String kind) {
    return Chart.render(ValueSet.named("strimzi")).stream()
        .filter(manifest -> manifest.kind().equals(kind))
        .toList();
  }

  @Test
  void everyTopicOfTheContractIsAKafkaTopic() {
    assertThat(topics).hasSameSizeAs(Topics.all("taps"));
    for (Topics.Definition definition : Topics.all("taps")) {
      Manifest topic =
          topics.stream()
              .filter(each -> each.text("/spec/topicName").equals(definition.name()))
              .findFirst()
              .orElseThrow();
      Map<String, String> settings = PodTemplate.texts(topic.tree().at("/spec/config"));
      assertThat(settings).containsAllEntriesOf(definition.config());
      assertThat(settings).containsEntry("min.insync.replicas", "2");
      assertThat(topic.tree().at("/spec/partitions").asInt())
          .isEqualTo(definition.partitions() > 1 ? 12 : 1);
      assertThat(topic.tree().at("/spec/replicas").asInt()).isEqualTo(3);
    }
  }

  /** Feed compares end offsets to distinguish late counts from reactions that cannot be counted. */
  @Test
  void feedMayDescribeEveryTopic() {
    Manifest feed =
        ofKind("KafkaUser").stream()
            .filter(user -> user.name().endsWith("-feed"))
            .findFirst()
            .orElseThrow();
    assertThat(feed.each("/spec/authorization/acls"))
        .filteredOn(acl -> acl.path("operations").toString().contains("\"Describe\""))
        .extracting(acl -> acl.at("/resource/name").asText())
        .containsExactlyInAnyOrderElementsOf(
            topics.stream().map(topic -> topic.text("/spec/topicName")).toList());
  }

  @Test
  void jobCreatesTopicsAsTheValuesDefine() {
    Manifest job =
        Chart.render(ValueSet.named("high-availability")).stream()
            .filter(manifest -> manifest.kind().equals("Job"))
            .findFirst()
            .orElseThrow();
    String arguments =
        job.pods()
            .get(0)
            .container()
            .path("args")
            .valueStream()
            .map(argument -> argument.asText())
            .collect(Collectors.joining(" "));
    assertThat(arguments)
        .endsWith("create-topics --replicas 3 --min-insync-replicas 2 --partitions 24");
  }
}
