package dev.emojistreaming.ingest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.process.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpProxyTest {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 200;

  private EchoServer echo;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new EchoServer();
    proxy = new TcpProxy(FreePort.find(), echo.port());
  }

  @AfterEach
  void stop() {
    proxy.close();
    echo.close();
  }

  @Test
  void bytesAndEndPassInBothDirections() throws Exception {
    byte[] sent = new byte[8 * 1024 * 1024];
    new Random(1).nextBytes(sent);
    try (Socket client = connect()) {
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(client, sent));
      InputStream answer = client.getInputStream();
      assertThat(answer.readNBytes(sent.length)).isEqualTo(sent);
      writing.join();
      client.shutdownOutput();
      assertThat(answer.read()).isEqualTo(-1);
    }
  }

  @Test
  void blackHoleKeepsConnectionsAndLosesNoByte() throws Exception {
    try (Socket before = connect()) {
      assertThat(echoed(before, "light")).isEqualTo("light");
      proxy.blackHole();
      try (Socket during = connect()) {
        write(before, "dark".getBytes(UTF_8));
        write(during, "new".getBytes(UTF_8));
        assertSilent(before);
        assertSilent(during);

        proxy.forward();

        assertThat(read(before, 4)).isEqualTo("dark");
        assertThat(read(during, 3)).isEqualTo("new");
        assertThat(echoed(before, "again")).isEqualTo("again");
      }
    }
  }

  @Test
  void absentTargetCausesAReset() throws Exception {
    try (TcpProxy toNobody = new TcpProxy(FreePort.find(), FreePort.find());
        Socket client = connect(toNobody.port())) {
      assertReset(client);
    }
  }

  @Test
  void delayIsAddedToARoundTrip() throws Exception {
    try (Socket client = connect()) {
      echoed(client, "warm");
      proxy.delay(Duration.ofMillis(300));

      long start = System.nanoTime();
      assertThat(echoed(client, "slow")).isEqualTo("slow");

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(300), Duration.ofMillis(600));
    }
  }

  @Test
  void delayedChunksAreInFlightTogether() throws Exception {
    try (Socket client = connect()) {
      client.setTcpNoDelay(true);
      echoed(client, "warm");
      proxy.delay(Duration.ofMillis(300));

      long start = System.nanoTime();
      StringBuilder sent = new StringBuilder();
      for (int chunk = 0; chunk < 1000; chunk++) {
        sent.append("%04d".formatted(chunk));
        write(client, "%04d".formatted(chunk).getBytes(UTF_8));
      }
      assertThat(read(client, sent.length())).isEqualTo(sent.toString());

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void resetEndsExistingConnectionsAndNewOnes() throws Exception {
    try (Socket before = connect()) {
      echoed(before, "light");
      proxy.reset();
      assertReset(before);
      await().untilAsserted(() -> assertThat(echo.connections()).isZero());
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(
              () -> {
                try (Socket during = connect()) {
                  during.getInputStream().read();
                }
              });
    }

    proxy.forward();

    try (Socket after = connect()) {
      assertThat(echoed(after, "back")).isEqualTo("back");
    }
  }

  @Test
  void refusedPortListensAgainAfterwards() throws Exception {
    try (Socket before = connect()) {
      echoed(before, "light");
      for (int time = 0; time < 2; time++) {
        proxy.refuse();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        proxy.forward();
        try (Socket after = connect()) {
          assertThat(echoed(after, "back")).isEqualTo("back");
        }
      }
      assertReset(before);
    }
  }

  private Socket connect() throws IOException {
    return connect(proxy.port());
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  private static String echoed(Socket socket, String text) throws IOException {
    write(socket, text.getBytes(UTF_8));
    return read(socket, text.length());
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), UTF_8);
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout(SILENCE_MILLIS);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> socket.getInputStream().read());
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  private static void assertReset(Socket socket) {
    assertThatExceptionOfType(SocketException.class)
        .isThrownBy(() -> socket.getInputStream().read())
        .withMessageContaining("reset");
  }
}
