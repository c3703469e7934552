/**
 * Authenticates requests, as Quarkus' security layer asks for it.
 *
 * <p>Quarkus calls {@code BearerMechanism} for each request, before its body is read; it takes the
 * {@link dev.emojistreaming.service.auth.http.BearerCredential} from the headers and calls {@code
 * mode}. {@code QueryTokens} refuses tokens in URLs. Resources and routes read the result with
 * {@link dev.emojistreaming.service.auth.http.Principals}.
 *
 * <p>Its rule: nothing here blocks or needs a worker thread.
 */
@NullMarked
package dev.emojistreaming.service.auth.http;

import org.jspecify.annotations.NullMarked;
