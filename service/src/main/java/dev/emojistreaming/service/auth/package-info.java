/**
 * Callers and their rights.
 *
 * <p>A {@link dev.emojistreaming.service.auth.CredentialCheck} turns the credential of a {@link
 * dev.emojistreaming.service.auth.CredentialSource} into an {@link
 * dev.emojistreaming.service.auth.Authentication}: a {@link
 * dev.emojistreaming.service.auth.Principal} with {@link dev.emojistreaming.service.auth.Scope}s in
 * a {@link dev.emojistreaming.service.auth.RoomSet}, or the reason why not. {@code key} and {@code
 * token} check the two kinds of credentials, {@code mode} chooses among them by the settings,
 * {@code http} authenticates requests. Both kinds read their secrets from a {@link
 * dev.emojistreaming.service.auth.WatchedFile}, whose errors are {@link
 * dev.emojistreaming.service.auth.InvalidLineException}s, and hash with {@link
 * dev.emojistreaming.service.auth.Sha256}.
 *
 * <p>Its rule: it knows no path and no room of a request; ingest and feed check a principal's
 * rights where they know the reaction or the room.
 */
@NullMarked
package dev.emojistreaming.service.auth;

import org.jspecify.annotations.NullMarked;
