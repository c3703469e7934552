package dev.emojistreaming.feed.load;

import static dev.emojistreaming.feed.load.FanOutClient.Transport.SSE;
import static dev.emojistreaming.feed.load.FanOutClient.Transport.WEBSOCKET;

import dev.emojistreaming.feed.load.FanOutClient.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that opens many streams of a room, from one thread and several loopback addresses, and
 * measures when each event reaches each stream. It prints {@code ready} when every stream has its
 * snapshot, begins {@link #SETTLE} later to measure for the given time, and prints the result in
 * one line.
 *
 * <p>Arguments: port, room, clients, seconds, and how many of the clients have a WebSocket; the
 * others have Server-Sent Events.
 */
public final class FanOutClients {

  /** For what a test does with the feed when all are connected, such as a garbage collection. */
  static final Duration SETTLE = Duration.ofSeconds(3);

  private static final int ADDRESSES = 4;
  private static final int CONNECTING_AT_ONCE = 100;

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private final List<FanOutClient> clients = new ArrayList<>();
  private final int port;
  private final String room;
  private int open;

  private FanOutClients(int port, String room) throws IOException {
    this.port = port;
    this.room = room;
  }

  public static void main(String[] args) throws IOException {
    FanOutClients clients = new FanOutClients(Integer.parseInt(args[0]), args[1]);
    clients.connect(Integer.parseInt(args[2]), Integer.parseInt(args[4]));
    System.out.println("ready");
    Delays delays = new Delays();
    clients.read(SETTLE, delays);
    clients.clients.forEach(FanOutClient::beginMeasuring);
    clients.read(Duration.ofSeconds(Integer.parseInt(args[3])), delays);
    System.out.println("result " + delays.line(clients.clients));
  }

  private void connect(int number, int webSockets) throws IOException {
    while (open < number) {
      while (clients.size() < number && clients.size() - open < CONNECTING_AT_ONCE) {
        connectOne(clients.size(), clients.size() < webSockets ? WEBSOCKET : SSE);
      }
      handleReadyChannels(new Delays());
      open = (int) clients.stream().filter(FanOutClient::hasSnapshot).count();
    }
  }

  private void connectOne(int number, Transport transport) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    FanOutClient client = new FanOutClient(transport);
    clients.add(client);
    channel.register(selector, SelectionKey.OP_CONNECT, client);
    byte[] source = {127, 0, 0, (byte) (1 + number % ADDRESSES)};
    channel.bind(new InetSocketAddress(InetAddress.getByAddress(source), 0));
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private void read(Duration length, Delays delays) throws IOException {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      handleReadyChannels(delays);
    }
  }

  private void handleReadyChannels(Delays delays) throws IOException {
    selector.select(100);
    var keys = selector.selectedKeys();
    for (SelectionKey key : keys) {
      SocketChannel channel = (SocketChannel) key.channel();
      if (key.isConnectable()) {
        channel.finishConnect();
        channel.write(((FanOutClient) key.attachment()).transport().request(room));
        key.interestOps(SelectionKey.OP_READ);
      } else {
        read(key, channel, delays);
      }
    }
    keys.clear();
  }

  private void read(SelectionKey key, SocketChannel channel, Delays delays) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new IOException("the feed closed a stream");
    }
    buffer.flip();
    ((FanOutClient) key.attachment()).take(buffer, System.currentTimeMillis(), delays);
  }
}
