/**
 * Callers of services with authentication.
 *
 * <p>{@link dev.emojistreaming.testkit.auth.Credentials} has keys and tokens, and the settings of a
 * service that accepts them. Tests of ingest and feed call it; it calls {@code service.auth}.
 *
 * <p>Its rule: the credentials are made as operators and login services make them.
 */
@NullMarked
package dev.emojistreaming.testkit.auth;

import org.jspecify.annotations.NullMarked;
