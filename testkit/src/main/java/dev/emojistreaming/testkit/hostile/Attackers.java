package dev.emojistreaming.testkit.hostile;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;
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
import org.jspecify.annotations.Nullable;

/**
 * All kinds of hostile clients at once, on one thread, from eight addresses of loopback and from
 * the one that honest clients have. Every connection is replaced after {@link #LIFETIME}, or in the
 * next round after the server has closed it.
 */
public final class Attackers implements AutoCloseable {

  private static final Duration LIFETIME = Duration.ofSeconds(11);
  private static final Duration ROUND = Duration.ofMillis(500);

  /** A round is spread over this many steps, so that the load is steady. */
  private static final int STEPS = 20;

  private static final int ADDRESSES = 9;

  private static final int IDLE = 8_000;
  private static final int ANNOUNCING = 600;
  private static final int UNFINISHED = 230;
  private static final int SLOW = 100;
  private static final int UNREAD = 50;
  private static final int PIPELINING = 4;
  private static final int METHODS_PER_STEP = 10;
  private static final int PIPELINED_PER_ROUND = 500;

  /** So that unread answers wait in the server, not in the client's system. */
  private static final int RECEIVE_BUFFER = 4_096;

  private final int port;
  private final Thread thread = new Thread(this::run, "attackers");
  private final List<Attack> attacks = new ArrayList<>();
  private final ByteBuffer answers = ByteBuffer.allocateDirect(65_536);
  private final AtomicLong connections = new AtomicLong();
  private volatile boolean closed;
  private volatile long cpuNanos;
  private Attack oddMethods = new Attack(2, "", "", true);
  private long methods;

  /** Starts them. */
  public Attackers(int port) {
    this.port = port;
    add(IDLE, "", "", false);
    add(ANNOUNCING, head("POST", "/emoji/batch", "Content-Length: 2097152"), "", false);
    add(
        UNFINISHED,
        head("POST", "/emoji", "Content-Length: 11000") + " ".repeat(10_900),
        "",
        false);
    add(SLOW, head("POST", "/emoji", "Content-Length: 100"), " ", false);
    add(UNREAD, "", head("GET", "/health").repeat(500), false);
    add(PIPELINING, "", head("GET", "/").repeat(PIPELINED_PER_ROUND), true);
    Collections.shuffle(attacks, new Random(1)); // so that all kinds begin at once
    thread.setDaemon(true);
    thread.start();
  }

  private void add(int number, String first, String eachRound, boolean reads) {
    for (int i = 0; i < number; i++) {
      attacks.add(new Attack(1 + attacks.size() % ADDRESSES, first, eachRound, reads));
    }
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
      sendOddMethods();
      cpuNanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
      sleepUntil(start + since.toNanos());
    }
    attacks.forEach(Attack::end);
    oddMethods.end();
  }

  private void sendOddMethods() {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < METHODS_PER_STEP; i++) {
      requests.append(head("M" + methods++, "/emoji"));
    }
    oddMethods.end();
    oddMethods = new Attack(2, requests.toString(), "", true);
    oddMethods.proceed();
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

    Attack(int host, String first, String eachRound, boolean reads) {
      this.host = host;
      this.first = ByteBuffer.wrap(first.getBytes(ISO_8859_1));
      this.eachRound = ByteBuffer.wrap(eachRound.getBytes(ISO_8859_1));
      this.reads = reads;
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
