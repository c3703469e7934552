/**
 * The enabled ways to authenticate.
 *
 * <p>{@link dev.emojistreaming.service.auth.mode.AuthConfig} has the settings, with the {@link
 * dev.emojistreaming.service.auth.mode.AuthModes} of {@code AUTH}, a set of {@link
 * dev.emojistreaming.service.auth.mode.AuthMode}. {@code AuthProducers} makes the {@link
 * dev.emojistreaming.service.auth.mode.Authenticator} from them, which {@code http} calls for each
 * request; it calls {@code key} and {@code token}, and counts failures.
 *
 * <p>Its rule: a setting that a mode needs and that is missing stops the start.
 */
@NullMarked
package dev.emojistreaming.service.auth.mode;

import org.jspecify.annotations.NullMarked;
