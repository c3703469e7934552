/**
 * One judgement of whether a reaction that came now would be stored: {@link
 * dev.emojistreaming.ingest.readiness.StorageReadiness}. Health checks, {@code /health}, admission
 * and the channel's connector use it; {@code lifecycle} ends it.
 */
@NullMarked
package dev.emojistreaming.ingest.readiness;

import org.jspecify.annotations.NullMarked;
