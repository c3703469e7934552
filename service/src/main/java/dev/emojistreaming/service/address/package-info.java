/**
 * Addresses of clients, also behind proxies.
 *
 * <p>{@link dev.emojistreaming.service.address.TrustedProxies} finds the {@link
 * dev.emojistreaming.service.address.ClientAddress} of a request; {@link
 * dev.emojistreaming.service.address.AddressList} reads the settings that list addresses. Ingest's
 * package {@code caller} calls it. It calls {@code contract.setting}, and Netty to read an address.
 *
 * <p>Its rule: no name is ever looked up, and a list that cannot be read stops the service at
 * start.
 */
@NullMarked
package dev.emojistreaming.service.address;

import org.jspecify.annotations.NullMarked;
