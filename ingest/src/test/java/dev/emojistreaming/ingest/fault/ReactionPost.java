package dev.emojistreaming.ingest.fault;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeoutException;

/**
 * Posts the reactions of a run over HTTP/1.1 with keep-alive, never twice, and writes their
 * outcomes into the log. Runs on one event loop.
 */
final class ReactionPost {

  /** Longest that a reaction waits for a connection, and then for its answer. */
  static final int TIMEOUT_MILLIS = 10_000;

  /** Shorter than the service's, so that the service never closes an idle connection first. */
  private static final int KEEP_ALIVE_SECONDS = 30;

  private static final int OK = 200;

  /** Maximum number of reactions that wait for a connection: two seconds at the usual rate. */
  static final int MAX_WAITING = 4_000;

  private final OracleRun run;
  private final OutcomeLog log;
  private final long startNanos;
  private final int batchSize;
  private final HttpClient http;
  private final RequestOptions request;

  /**
   * Makes a client of the service on a loopback port.
   *
   * @param startNanos the run's start, as {@link System#nanoTime}
   * @param batchSize reactions per request; 1 posts single reactions
   * @param connections maximum number of open connections; {@value #MAX_WAITING} reactions may wait
   *     for a free one
   */
  ReactionPost(
      Vertx vertx,
      OracleRun run,
      OutcomeLog log,
      long startNanos,
      int port,
      int connections,
      int batchSize) {
    this.run = run;
    this.log = log;
    this.startNanos = startNanos;
    this.batchSize = batchSize;
    this.http =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setConnectTimeout(TIMEOUT_MILLIS)
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS))
            .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(MAX_WAITING))
            .withConnectHandler(ReactionPost::leaveBreaksToTheReactions)
            .build();
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(batchSize == 1 ? "/emoji" : "/emoji/batch")
            .setConnectTimeout(TIMEOUT_MILLIS)
            .setIdleTimeout(TIMEOUT_MILLIS)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
  }

  /** Broken connections are outcomes of their reactions; Vert.x need not log them. */
  private static void leaveBreaksToTheReactions(HttpConnection connection) {
    connection.exceptionHandler(broken -> {});
  }

  /** Posts a request with the reactions from {@code first} on. */
  void post(int first) {
    http.request(request)
        .onSuccess(connected -> send(connected, first))
        .onFailure(cause -> turn(first, whyUnsent(cause)));
  }

  private void turn(int first, PostOutcome outcome) {
    for (int number = first; number < first + batchSize; number++) {
      log.turn(number, outcome);
    }
  }

  private static PostOutcome whyUnsent(Throwable cause) {
    return cause instanceof ConnectionPoolTooBusyException || cause instanceof TimeoutException
        ? PostOutcome.UNSENT
        : PostOutcome.UNCONNECTED;
  }

  private void send(HttpClientRequest connected, int first) {
    turn(first, PostOutcome.OUTSTANDING);
    connected
        .send(Buffer.buffer(batchSize == 1 ? run.json(first) : run.jsonArray(first, batchSize)))
        .compose(
            response -> response.body().onSuccess(b -> answered(first, response.statusCode(), b)))
        .onFailure(
            cause ->
                turn(
                    first,
                    cause instanceof TimeoutException
                        ? PostOutcome.TIMED_OUT
                        : PostOutcome.BROKEN_OFF));
  }

  private void answered(int first, int status, Buffer body) {
    if (status != OK) {
      for (int number = first; number < first + batchSize; number++) {
        log.answered(number, PostOutcome.REFUSED, status, latency(number));
      }
    } else if (batchSize == 1) {
      log.answered(first, place(first, body), status, latency(first));
    } else {
      answeredItemByItem(first, body);
    }
  }

  private void answeredItemByItem(int first, Buffer body) {
    JsonArray results = results(body);
    for (int i = 0; i < batchSize; i++) {
      int number = first + i;
      JsonObject result = i < results.size() ? results.getJsonObject(i) : new JsonObject();
      int status = result.getInteger("status", OK);
      log.answered(
          number,
          status == OK ? place(number, result) : PostOutcome.REFUSED,
          status,
          latency(number));
    }
  }

  private static JsonArray results(Buffer body) {
    try {
      return body.toJsonObject().getJsonArray("results", new JsonArray());
    } catch (DecodeException e) {
      return new JsonArray();
    }
  }

  private long latency(int number) {
    return System.nanoTime() - startNanos - run.dueNanos(number);
  }

  private PostOutcome place(int number, Buffer body) {
    try {
      return place(number, body.toJsonObject());
    } catch (DecodeException e) {
      return PostOutcome.UNCLEAR;
    }
  }

  private PostOutcome place(int number, JsonObject receipt) {
    if (!(run.id() + "-" + number).equals(receipt.getValue("message_id"))) {
      return PostOutcome.UNCLEAR;
    }
    return switch (String.valueOf(receipt.getValue("stored"))) {
      case "kafka" -> PostOutcome.IN_KAFKA;
      case "overflow" -> PostOutcome.IN_OVERFLOW;
      case "memory" -> PostOutcome.IN_MEMORY;
      default -> PostOutcome.UNCLEAR;
    };
  }
}
