package dev.emojistreaming.service.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a connection, between the HTTP decoder and the server: which part of a request is
 * arriving, since when, and how many wait for their answer. It passes one request on at a time; a
 * pipelined one waits for the answer to the one before. All methods run on the connection's event
 * loop, unless they say otherwise.
 */
final class RequestTracker extends ChannelDuplexHandler {

  /** Any other method is this one: a method is the value of a metric's label. */
  private static final HttpMethod OTHER = HttpMethod.valueOf("OTHER");

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS,
          HttpMethod.TRACE,
          HttpMethod.CONNECT);

  private static final long NONE = 0;

  private final GuardedConnection connection;
  private final BodyReservation bodies;
  private final Queue<Object> pipelined = new ArrayDeque<>();
  private int unanswered;
  private boolean responding;
  private boolean upgraded;
  private boolean sawMessage;
  private long headSince = NONE;
  private volatile long bodySince = NONE;
  private volatile long bodyBytes;

  RequestTracker(GuardedConnection connection, BodyReservation bodies) {
    this.connection = connection;
    this.bodies = bodies;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    sawMessage = true;
    if (message instanceof HttpRequest request && request.protocolVersion().majorVersion() != 1) {
      ReferenceCountUtil.release(message);
      ChannelFuture unused = context.close();
    } else if (pipelined.isEmpty() && !(message instanceof HttpRequest && unanswered > 0)) {
      passOn(context, message);
    } else {
      pipelined.add(message);
    }
  }

  /** The next of the pipelined requests, which were decoded together with the one before. */
  private void passOnNext(ChannelHandlerContext context) {
    while (!pipelined.isEmpty()
        && !(unanswered > 0 && pipelined.element() instanceof HttpRequest)) {
      passOn(context, pipelined.remove());
    }
    context.fireChannelReadComplete();
    if (pipelined.isEmpty()) {
      connection.continueSoon();
    }
  }

  private void passOn(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      headSince = NONE;
      bodyBytes = 0;
      bodySince = System.nanoTime();
      unanswered++;
      if (!METHODS.contains(request.method())) {
        request.setMethod(OTHER);
      }
    }
    if (message instanceof HttpContent content) {
      arrived(content.content().readableBytes(), context.executor());
    }
    if (message instanceof LastHttpContent) {
      bodySince = NONE;
    }
    context.fireChannelRead(message);
  }

  private void arrived(int bytes, EventExecutor loop) {
    if (bytes == 0 || bodySince == NONE) {
      return;
    }
    long before = bodyBytes;
    bodyBytes = before + bytes;
    long counted =
        Math.max(0, bodyBytes - ConnectionLimits.FREE_BODY_BYTES)
            - Math.max(0, before - ConnectionLimits.FREE_BODY_BYTES);
    if (counted > 0 && unanswered > 0) {
      bodies.arrived((int) counted, loop);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    ChannelFuture unused = context.write(message, promise);
    if (message instanceof HttpResponse response) {
      HttpResponseStatus status = response.status();
      if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
        upgraded = true;
      } else if (status.codeClass() == HttpStatusClass.INFORMATIONAL) {
        return;
      }
      responding = true;
    }
    if (message instanceof LastHttpContent && responding) {
      answered(context);
    }
  }

  private void answered(ChannelHandlerContext context) {
    responding = false;
    unanswered = Math.max(0, unanswered - 1);
    if (unanswered == 0) {
      bodies.release();
    }
    if (pipelined.isEmpty()) {
      connection.continueSoon();
    } else {
      context.executor().execute(() -> passOnNext(context));
    }
  }

  /** The connection is closed. */
  void closed() {
    bodySince = NONE;
    bodies.release();
    pipelined.forEach(ReferenceCountUtil::release);
    pipelined.clear();
  }

  /** The decoder has read some bytes: without a message they belong to a head that arrives. */
  void partPassedOn() {
    if (sawMessage) {
      sawMessage = false;
    } else if (headSince == NONE && !isInBody() && !upgraded) {
      headSince = System.nanoTime();
    }
  }

  /** Whether a request's body is arriving. */
  boolean isInBody() {
    return bodySince != NONE;
  }

  /**
   * Whether the client's next bytes may be read: always those of a WebSocket, otherwise not while a
   * request that has arrived as a whole waits for its answer, nor while a body waits for memory.
   */
  boolean mayReceive() {
    boolean awaitsAnswer = !pipelined.isEmpty() || (unanswered > 0 && !isInBody());
    return upgraded || (!awaitsAnswer && !bodies.isWaiting());
  }

  /** Whether a request has arrived, at least in part, and nothing of its answer was written. */
  boolean isUnanswered() {
    return !upgraded && !responding && unanswered == 1;
  }

  /**
   * The deadline that has passed, if any.
   *
   * @param mayArrive whether the client could send; a body that this service does not read is not
   *     late
   */
  @Nullable Eviction timeout(long now, boolean mayArrive) {
    if (headSince != NONE && now - headSince > ConnectionLimits.HEAD_TIMEOUT.toNanos()) {
      return Eviction.HEAD_TIMEOUT;
    }
    if (isInBody() && mayArrive && now - bodySince > bodyTimeout()) {
      return Eviction.BODY_TIMEOUT;
    }
    return null;
  }

  private long bodyTimeout() {
    return ConnectionLimits.BODY_TIMEOUT.toNanos()
        + bodyBytes / ConnectionLimits.BODY_STEP * ConnectionLimits.BODY_TIMEOUT_STEP.toNanos();
  }

  /**
   * Whether the body that arrives may be evicted: it holds counted memory, and has been arriving
   * for long enough. Callable on any thread.
   */
  boolean bodyCounts(long now) {
    long since = bodySince;
    return since != NONE
        && bodyBytes > ConnectionLimits.FREE_BODY_BYTES
        && now - since > ConnectionLimits.MIN_EVICTED_AGE.toNanos();
  }

  /** Bytes per nanosecond of the body that arrives. Callable on any thread. */
  double bodyRate(long now) {
    long since = bodySince;
    return since == NONE ? Double.MAX_VALUE : (double) bodyBytes / Math.max(1, now - since);
  }
}
