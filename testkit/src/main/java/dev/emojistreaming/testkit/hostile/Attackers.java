package dev.emojistreaming.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many kinds of hostile clients at once, on one thread, from eight addresses of loopback and from
 * the one that honest clients have. Every connection is replaced after {@link #LIFETIME}, or in the
 * next round after the server has closed it.
 */
public final class Attackers implements AutoCloseable {

  private static final Duration LIFETIME = Duration.ofSeconds(11);
  private static final Duration ROUND = Duration.ofMillis(500);

  /** A round is spread over this many steps, so that the load is steady. */
  private static final int STEPS = 20;

  private static final int ADDRESSES = 9;

  /** So that unread answers wait in the server, not in the client's system. */
  private static final int RECEIVE_BUFFER = 4_096;

  /**
   * Connections that do the same.
   *
   * @param first sent when it is open; its characters are bytes
   * @param eachRound sent every half a second
   * @param reads whether it reads the answers
   */
  public record Kind(int connections, String first, String eachRound, boolean reads) {}

  private final int port;
  private final LongFunction<String> brief;
  private final Thread thread = new Thread(this::run, "attackers");
  private final List<Attack> attacks = new ArrayList<>();
  private final ByteBuffer answers = ByteBuffer.allocateDirect(65_536);
  private final AtomicLong connections = new AtomicLong();
  private volatile boolean closed;
  private volatile long cpuNanos;
  private Attack briefAttack;

  /**
   * Starts them.
   *
   * @param brief what the connection with this number sends that is open for 25 ms only
   */
  public Attackers(int port, List<Kind> kinds, LongFunction<String> brief) {
    this.port = port;
    this.brief = brief;
    for (Kind kind : kinds) {
      for (int i = 0; i < kind.connections(); i++) {
        attacks.add(new Attack(1 + attacks.size() % ADDRESSES, kind));
      }
    }
    Collections.shuffle(attacks, new Random(1)); // so that all kinds begin at once
    briefAttack = new Attack(2, new Kind(1, "", "", true));
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long start = System.nanoTime();
    for (long step = 0; !closed; step++) {
      Duration since = ROUND.multipliedBy(step).dividedBy(STEPS);
      // In the first lifetime their beginnings are spread, so that replacements are.
      long begun =
          Math.min(attacks.size(), attacks.size() * since.toMillis() / LIFETIME.toMillis());
      for (int i = (int) (step % STEPS); i < begun; i += STEPS) {
        attacks.get(i).proceed();
      }
      replaceBriefAttack(step);
      cpuNanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
      sleepUntil(start + since.toNanos());
    }
    attacks.forEach(Attack::end);
    briefAttack.end();
  }

  private void replaceBriefAttack(long number) {
    briefAttack.end();
    briefAttack =
        new Attack(1 + (int) (number % ADDRESSES), new Kind(1, brief.apply(number), "", true));
    briefAttack.proceed();
  }

  private static void sleepUntil(long time) {
    try {
      Thread.sleep(Math.max(0, (time - System.nanoTime()) / 1_000_000)); // the attackers' rate
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Connections that they have opened. */
  public long connections() {
    return connections.get();
  }

  /** CPU time that they have used. */
  public Duration cpu() {
    return Duration.ofNanos(cpuNanos);
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }

  /** One connection after the other that does the same. */
  private final class Attack {

    private final int host;
    private final ByteBuffer first;
    private final ByteBuffer eachRound;
    private final boolean reads;
    private @Nullable SocketChannel channel;
    private long opened;

    Attack(int host, Kind kind) {
      this.host = host;
      this.first = ByteBuffer.wrap(kind.first().getBytes(ISO_8859_1));
      this.eachRound = ByteBuffer.wrap(kind.eachRound().getBytes(ISO_8859_1));
      this.reads = kind.reads();
    }

    void proceed() {
      try {
        if (channel != null && System.nanoTime() - opened > LIFETIME.toNanos()) {
          end();
        }
        SocketChannel current = channel == null ? open() : channel;
        if (!eachRound.hasRemaining()) {
          eachRound.rewind();
        }
        current.write(eachRound);
        if (reads) {
          read(current);
        }
      } catch (IOException e) {
        end();
      }
    }

    private SocketChannel open() throws IOException {
      SocketChannel opening = SocketChannel.open();
      channel = opening;
      opened = System.nanoTime();
      connections.incrementAndGet();
      if (!reads) {
        opening.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      }
      opening.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host}), 0));
      opening.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      opening.configureBlocking(false);
      first.rewind();
      eachRound.rewind();
      opening.write(first);
      return opening;
    }

    private void read(SocketChannel current) throws IOException {
      int count;
      do {
        answers.clear();
        count = current.read(answers);
      } while (count > 0);
      if (count < 0) {
        end();
      }
    }

    void end() {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        // it is closed all the same
      }
      channel = null;
    }
  }
}
