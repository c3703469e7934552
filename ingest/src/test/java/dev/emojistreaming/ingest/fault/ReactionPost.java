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
  static final int MOST_WAITING = 4_000;

  private final OracleRun run;
  private final OutcomeLog log;
  private final long startNanos;
  private final HttpClient http;
  private final RequestOptions request;

  /**
   * A client of the service on a loopback port.
   *
   * @param startNanos {@link System#nanoTime} of the run's start
   * @param connections most that are open at once; {@value #MOST_WAITING} reactions may wait for a
   *     free one
   */
  ReactionPost(
      Vertx vertx, OracleRun run, OutcomeLog log, long startNanos, int port, int connections) {
    this.run = run;
    this.log = log;
    this.startNanos = startNanos;
    this.http =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setConnectTimeout(TIMEOUT_MILLIS)
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS))
            .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(MOST_WAITING))
            .withConnectHandler(ReactionPost::leaveBreaksToTheReactions)
            .build();
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI("/emoji")
            .setConnectTimeout(TIMEOUT_MILLIS)
            .setIdleTimeout(TIMEOUT_MILLIS)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
  }

  /** Each reaction on a connection that breaks says so itself; Vert.x need not log it. */
  private static void leaveBreaksToTheReactions(HttpConnection connection) {
    connection.exceptionHandler(broken -> {});
  }

  void post(int number) {
    http.request(request)
        .onSuccess(connected -> send(connected, number))
        .onFailure(cause -> log.turn(number, whyUnsent(cause)));
  }

  private static Fate whyUnsent(Throwable cause) {
    return cause instanceof ConnectionPoolTooBusyException || cause instanceof TimeoutException
        ? Fate.UNSENT
        : Fate.UNCONNECTED;
  }

  private void send(HttpClientRequest connected, int number) {
    log.turn(number, Fate.OUTSTANDING);
    connected
        .send(Buffer.buffer(run.json(number)))
        .compose(
            response -> response.body().onSuccess(b -> answered(number, response.statusCode(), b)))
        .onFailure(
            cause ->
                log.turn(
                    number, cause instanceof TimeoutException ? Fate.TIMED_OUT : Fate.BROKEN_OFF));
  }

  private void answered(int number, int status, Buffer body) {
    long latency = System.nanoTime() - startNanos - run.dueNanos(number);
    log.answered(number, status == OK ? place(number, body) : Fate.REFUSED, status, latency);
  }

  private Fate place(int number, Buffer body) {
    try {
      JsonObject receipt = body.toJsonObject();
      if (!(run.id() + "-" + number).equals(receipt.getValue("message_id"))) {
        return Fate.UNCLEAR;
      }
      return switch (String.valueOf(receipt.getValue("stored"))) {
        case "kafka" -> Fate.IN_KAFKA;
        case "overflow" -> Fate.IN_OVERFLOW;
        case "memory" -> Fate.IN_MEMORY;
        default -> Fate.UNCLEAR;
      };
    } catch (DecodeException e) {
      return Fate.UNCLEAR;
    }
  }
}
