package dev.emojistreaming.simulator.load;

import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.simulator.load.Answer.Accepted;
import dev.emojistreaming.simulator.load.Answer.BrokenOff;
import dev.emojistreaming.simulator.load.Answer.Limited;
import dev.emojistreaming.simulator.load.Answer.NotConnected;
import dev.emojistreaming.simulator.load.Answer.Refused;
import dev.emojistreaming.simulator.load.Answer.TimedOut;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Posts reactions over HTTP/1.1 with keep-alive. A returned future never fails: every outcome is an
 * {@link Answer}.
 */
final class ReactionClient {

  private static final int OK = 200;

  private static final Pattern POLICY = Pattern.compile("\"([a-z]{1,20})\"");

  private final HttpClient http;
  private final RequestOptions hello;
  private final RequestOptions request;

  /**
   * A client for one address.
   *
   * @param connections maximum number of open connections; further reactions wait for a free one
   */
  ReactionClient(Vertx vertx, LoadPlan plan, int connections) {
    int timeoutMillis = Math.toIntExact(plan.timeout().toMillis());
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(timeoutMillis),
            new PoolOptions().setHttp1MaxSize(connections));
    String url = plan.url().toString().replaceFirst("/+$", "");
    this.hello = to(url + "/", timeoutMillis).setMethod(HttpMethod.GET);
    this.request =
        to(url + "/emoji", timeoutMillis)
            .setMethod(HttpMethod.POST)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    if (!plan.apiKey().isEmpty()) {
      request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + plan.apiKey());
    }
  }

  private static RequestOptions to(String url, int timeoutMillis) {
    return new RequestOptions()
        .setAbsoluteURI(url)
        .setConnectTimeout(timeoutMillis)
        .setIdleTimeout(timeoutMillis);
  }

  /** Opens a connection and leaves it in the pool, whatever the service answers. */
  Future<Void> connect() {
    return http.request(hello)
        .compose(HttpClientRequest::send)
        .compose(HttpClientResponse::end)
        .transform(ended -> Future.succeededFuture());
  }

  Future<Answer> post(SentReaction reaction) {
    Buffer body = Buffer.buffer(ReactionWriter.toJson(reaction));
    return http.request(request)
        .transform(
            connected ->
                connected.succeeded()
                    ? send(connected.result(), body)
                    : Future.succeededFuture(new NotConnected(reason(connected.cause()))));
  }

  void close() {
    http.close();
  }

  private static Future<Answer> send(HttpClientRequest request, Buffer body) {
    return request
        .send(body)
        .transform(
            answered ->
                answered.succeeded()
                    ? answer(answered.result())
                    : Future.succeededFuture(unanswered(answered.cause())));
  }

  /** The status decides, even if the connection breaks while the body is read. */
  private static Future<Answer> answer(HttpClientResponse response) {
    int status = response.statusCode();
    if (status == Limited.STATUS) {
      return response
          .end()
          .transform(ended -> Future.succeededFuture(new Limited(policy(response))));
    }
    return response
        .end()
        .transform(
            ended -> Future.succeededFuture(status == OK ? new Accepted() : new Refused(status)));
  }

  /** The name in the header {@code RateLimit}, such as {@code "room";r=0;t=1}. */
  private static String policy(HttpClientResponse response) {
    Matcher name = POLICY.matcher(String.valueOf(response.getHeader("RateLimit")));
    return name.lookingAt() ? name.group(1) : "unknown";
  }

  private static Answer unanswered(Throwable cause) {
    return cause instanceof TimeoutException ? new TimedOut() : new BrokenOff(reason(cause));
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
