/**
 * The client that sends a request.
 *
 * <p>{@code http} makes a {@link dev.emojistreaming.ingest.caller.Caller} of each request with
 * {@link dev.emojistreaming.ingest.caller.Callers}, and hands it to {@code store} with the
 * reactions. {@code store} checks its {@link dev.emojistreaming.ingest.caller.PublishRights} and
 * takes the {@link dev.emojistreaming.ingest.caller.MessageIds} of records. It calls {@code
 * service.address}, which reads addresses and knows proxies, and {@code service.auth}.
 *
 * <p>Its rule: only this package reads from a request which client sent it.
 */
@NullMarked
package dev.emojistreaming.ingest.caller;

import org.jspecify.annotations.NullMarked;
