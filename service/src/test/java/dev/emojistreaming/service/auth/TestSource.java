package dev.emojistreaming.service.auth;

/** A sender on a connection of one address. */
public final class TestSource implements CredentialSource.Connection {

  private final String network;
  private boolean failed;

  public TestSource() {
    this("127.0.0.1");
  }

  public TestSource(String network) {
    this.network = network;
  }

  public CredentialSource get() {
    return new CredentialSource(network, this);
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
