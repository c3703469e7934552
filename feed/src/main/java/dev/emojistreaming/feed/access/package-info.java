/**
 * The right to read a room, and the tokens of anonymous viewers.
 *
 * <p>{@link dev.emojistreaming.feed.access.ReadRights} decides by the caller's credential and
 * {@link dev.emojistreaming.feed.access.RoomsRead}; {@code stream} and {@code query} call it where
 * they know the room, Quarkus' security layer through {@code AccessPolicy}. {@code TokenRoutes}
 * issues tokens, within {@code TokenLimits}. It calls {@code service.auth} and {@code
 * service.limit}.
 *
 * <p>Its rule: no other package of the feed reads a credential.
 */
@NullMarked
package dev.emojistreaming.feed.access;

import org.jspecify.annotations.NullMarked;
