package dev.emojistreaming.ingest.fault;

/** How a {@link TcpProxy} treats its connections. */
enum ProxyMode {
  /** Forwards bytes, immediately or after a delay. */
  FORWARD,
  /** Accepts and keeps connections, but reads no byte. */
  BLACK_HOLE,
  /** Accepts and resets connections. */
  RESET,
  /** Does not listen. */
  REFUSE
}
