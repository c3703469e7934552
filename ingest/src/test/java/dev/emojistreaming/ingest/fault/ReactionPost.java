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
 * Posts the reactions of a run over HTTP/1.1 with keep-alive, never twice, and writes what becomes
 * of them into the log. Lives on one event loop.
 */
final class ReactionPost {

  /** Longest that a reaction waits for a connection, and then for its answer. */
  static final int TIMEOUT_MILLIS = 10_000;

  /** Less than the service's, so that it is never the service that closes an idle connection. */
  private static final int KEEP_ALIVE_SECONDS = 30;

  private static final int OK = 200;

  /** Most reactions that wait for a connection: two seconds' worth at the usual rate. */
  static final int MAX_WAITING = 4_000;

  private final OracleRun run;
  private final OutcomeLog log;
  private final long startNanos;
  private final int batchSize;
  private final HttpClient http;
  private final RequestOptions request;

  /**
   * A client of the service on a loopback port.
   *
   * @param startNanos {@link System#nanoTime} of the run's start
   * @param batchSize reactions in a request; 1 posts them one by one
   * @param connections most that are open at once; {@value #MAX_WAITING} reactions may wait for a
   *     free one
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

  /** Each reaction on a connection that breaks says so itself; Vert.x need not log it. */
  private static void leaveBreaksToTheReactions(HttpConnection connection) {
    connection.exceptionHandler(broken -> {});
  }

  /** Posts the reactions of one request, from the first one on. */
  void post(int first) {
    http.request(request)
        .onSuccess(connected -> send(connected, first))
        .onFailure(cause -> turn(first, whyUnsent(cause)));
  }

  private void turn(int first, Fate fate) {
    for (int number = first; number < first + batchSize; number++) {
      log.turn(number, fate);
    }
  }

  private static Fate whyUnsent(Throwable cause) {
    return cause instanceof ConnectionPoolTooBusyException || cause instanceof TimeoutException
        ? Fate.UNSENT
        : Fate.UNCONNECTED;
  }

  private void send(HttpClientRequest connected, int first) {
    turn(first, Fate.OUTSTANDING);
    connected
        .send(Buffer.buffer(batchSize == 1 ? run.json(first) : run.jsonArray(first, batchSize)))
        .compose(
            response -> response.body().onSuccess(b -> answered(first, response.statusCode(), b)))
        .onFailure(
            cause ->
                turn(first, cause instanceof TimeoutException ? Fate.TIMED_OUT : Fate.BROKEN_OFF));
  }

  private void answered(int first, int status, Buffer body) {
    if (status != OK) {
      for (int number = first; number < first + batchSize; number++) {
        log.answered(number, Fate.REFUSED, status, latency(number));
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
          number, status == OK ? place(number, result) : Fate.REFUSED, status, latency(number));
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

  private Fate place(int number, Buffer body) {
    try {
      return place(number, body.toJsonObject());
    } catch (DecodeException e) {
      return Fate.UNCLEAR;
    }
  }

  private Fate place(int number, JsonObject receipt) {
    if (!(run.id() + "-" + number).equals(receipt.getValue("message_id"))) {
      return Fate.UNCLEAR;
    }
    return switch (String.valueOf(receipt.getValue("stored"))) {
      case "kafka" -> Fate.IN_KAFKA;
      case "overflow" -> Fate.IN_OVERFLOW;
      case "memory" -> Fate.IN_MEMORY;
      default -> Fate.UNCLEAR;
    };
  }
}
