package dev.emojistreaming.ingest.fault;

/** What a {@link TcpProxy} does with its connections. */
enum ProxyMode {
  /** Bytes pass, at once or after a delay. */
  FORWARD,
  /** Connections are accepted and kept, but no byte is read from them. */
  BLACK_HOLE,
  /** Connections are accepted and reset. */
  RESET,
  /** Nobody listens. */
  REFUSE
}
