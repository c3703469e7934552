/**
 * API keys of backends.
 *
 * <p>{@link dev.emojistreaming.service.auth.key.ApiKeys} checks keys against the file of {@code
 * AUTH_KEYS_FILE}; {@link dev.emojistreaming.service.auth.key.NewKeyCommand} makes a key and its
 * line for the file. {@code auth} calls the former, the service's main class the latter.
 *
 * <p>Its rule: no file, message or log has a key, only its hash and its id.
 */
@NullMarked
package dev.emojistreaming.service.auth.key;

import org.jspecify.annotations.NullMarked;
