package dev.emojistreaming.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import org.awaitility.Awaitility;

/** The service under test, which finds its broker only some moments after its own start. */
public final class ReadyService {

  private ReadyService() {}

  public static void await() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> given().get("/health").then().body("status", equalTo("healthy")));
  }
}
