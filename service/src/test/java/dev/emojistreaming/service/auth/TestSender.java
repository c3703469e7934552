package dev.emojistreaming.service.auth;

/** A sender on a connection of one address. */
public final class TestSender implements Sender.Connection {

  private final String network;
  private boolean failed;

  public TestSender() {
    this("127.0.0.1");
  }

  public TestSender(String network) {
    this.network = network;
  }

  public Sender get() {
    return new Sender(network, this);
  }

  @Override
  public boolean hasFailed() {
    return failed;
  }

  @Override
  public void fail() {
    failed = true;
  }
}
