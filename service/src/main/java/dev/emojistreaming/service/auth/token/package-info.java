/**
 * Tokens of viewers: JWTs (RFC 7519), read by the library jose4j.
 *
 * <p>{@code mode} creates {@link dev.emojistreaming.service.auth.token.Tokens}, which checks those
 * of {@link dev.emojistreaming.service.auth.token.AnonymousTokens}, signed with the keys of a file,
 * and those of a {@link dev.emojistreaming.service.auth.token.LoginService}, in its {@link
 * dev.emojistreaming.service.auth.token.JwtAlgorithms}, whose keys are at a {@link
 * dev.emojistreaming.service.auth.token.JwkSource}. The feed issues tokens of the first kind.
 *
 * <p>Its rule: the service, never a token, chooses the algorithm and the keys.
 */
@NullMarked
package dev.emojistreaming.service.auth.token;

import org.jspecify.annotations.NullMarked;
