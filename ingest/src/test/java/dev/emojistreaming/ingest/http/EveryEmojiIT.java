package dev.emojistreaming.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.ingest.ReadyService;
import dev.emojistreaming.testkit.kafka.TopicReader;
import dev.emojistreaming.testkit.quarkus.BrokerAddress;
import dev.emojistreaming.testkit.quarkus.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(KafkaBroker.class)
class EveryEmojiIT {

  @BrokerAddress String bootstrapServers;

  @TestHTTPResource("/emoji")
  URI emoji;

  @Test
  void everyRgiEmojiIsAcceptedAndReachesKafka() throws Exception {
    ReadyService.await();
    List<String> emojis = rgiEmojis();
    assertThat(emojis).hasSize(3963);

    Semaphore underWay = new Semaphore(64);
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (String each : emojis) {
      underWay.acquire();
      answers.add(
          client
              .sendAsync(post(each), BodyHandlers.ofString())
              .whenComplete((answer, failure) -> underWay.release()));
    }

    assertThat(answers).allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
    assertThat(
            TopicReader.awaitValues(
                bootstrapServers,
                "emoji_reactions",
                emojis.size(),
                record -> record.contains("every-emoji")))
        .hasSize(emojis.size())
        .extracting(record -> record.replaceAll(".*\"emoji_type\":\"([^\"]*)\".*", "$1"))
        .containsExactlyInAnyOrderElementsOf(emojis);
  }

  private HttpRequest post(String each) {
    return HttpRequest.newBuilder(emoji)
        .version(HttpClient.Version.HTTP_1_1)
        .header("Content-Type", "application/json")
        .POST(
            BodyPublishers.ofString(
                "{\"user_id\":\"every-emoji-%s\",\"emoji_type\":\"%s\",\"timestamp\":\"%s\"}"
                    .formatted(Integer.toHexString(each.hashCode()), each, Instant.now())))
        .build();
  }

  private static List<String> rgiEmojis() throws Exception {
    try (InputStream list = EmojiCatalogue.class.getResourceAsStream("emoji-18.0-rgi.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .toList();
    }
  }
}
