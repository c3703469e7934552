/**
 * Decides in one place whether a reaction that arrived now could be stored: {@link
 * dev.emojistreaming.ingest.readiness.StorageReadiness}.
 *
 * <p>Called by {@code http} for admission and {@code /health}, by {@code channel} for the readiness
 * check, and by {@code lifecycle}, which makes it reject at shutdown. Calls {@code memory}, {@code
 * kafka} and {@code overflow}. Its rule: all callers get the same answer.
 */
@NullMarked
package dev.emojistreaming.ingest.readiness;

import org.jspecify.annotations.NullMarked;
