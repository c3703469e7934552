package dev.emojistreaming.simulator.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.URI;

/** Checks before the run that the service listens, even if it answers with errors. */
final class Reachability {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private Reachability() {}

  /**
   * Opens a connection and closes it again.
   *
   * @throws SimulationException when nothing listens at the plan's address
   */
  static void require(Vertx vertx, LoadPlan plan) {
    URI url = plan.url();
    NetClient tcp =
        vertx.createNetClient(
            new NetClientOptions().setConnectTimeout((int) plan.timeout().toMillis()));
    Future<Void> reached =
        tcp.connect(port(url), url.getHost())
            .transform(
                connected -> {
                  tcp.close();
                  return connected.succeeded()
                      ? Future.succeededFuture()
                      : Future.failedFuture(unreachable(url, connected.cause()));
                });
    BlockingWait.until(reached, () -> {});
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equals(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
  }

  private static SimulationException unreachable(URI url, Throwable cause) {
    return new SimulationException(
        "cannot reach %s: %s; is ingest running there? --url sets another address"
            .formatted(url, cause.getMessage()));
  }
}
