/**
 * Limits for the clients of a server: connections, time, memory for bodies, unread answers.
 *
 * <p>Vert.x finds {@link dev.emojistreaming.service.connection.GuardedTransportProvider} by the
 * service loader. Each service produces its {@link
 * dev.emojistreaming.service.connection.ConnectionLimits} and its {@link
 * dev.emojistreaming.service.connection.BodyMemory}, for which {@link
 * dev.emojistreaming.service.connection.BodyBound} is enough where bodies are not used. Addresses
 * of one {@link dev.emojistreaming.service.connection.Network} count as one client. It calls the
 * contract for problems, and Netty.
 *
 * <p>The rule: a limit counts what has arrived or waits, never what a client announces; when
 * something is exhausted, the address that holds most of it loses first.
 */
@NullMarked
package dev.emojistreaming.service.connection;

import org.jspecify.annotations.NullMarked;
