package dev.emojistreaming.service.auth;

/** A connection of one address. */
public final class TestSource implements CredentialSource {

  private final String network;
  private boolean failed;

  public TestSource() {
    this("127.0.0.1");
  }

  public TestSource(String network) {
    this.network = network;
  }

  @Override
  public String network() {
    return network;
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
