/**
 * The origins of web pages (RFC 6454) that may call a service.
 *
 * <p>{@link dev.emojistreaming.service.origin.AllowedOrigins} is the setting: it reads {@code
 * CORS_ORIGINS} as operators write it and decides about the header {@code Origin} as browsers write
 * it; {@link dev.emojistreaming.service.origin.Origin} is the one form of both, and {@link
 * dev.emojistreaming.service.origin.CorsOriginsConverter} reads the setting. Ingest and feed call
 * it. It calls {@code contract.setting} and {@code setting}.
 *
 * <p>Its rule: an origin that cannot match any page stops the service at start.
 */
@NullMarked
package dev.emojistreaming.service.origin;

import org.jspecify.annotations.NullMarked;
