package dev.emojistreaming.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits for the service under test, which finds its broker only shortly after its start. */
public final class ReadyService {

  private ReadyService() {}

  public static void await() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> given().get("/health").then().body("status", equalTo("healthy")));
  }
}
