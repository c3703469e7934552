/** Brings reactions from the overflow database back to Kafka. */
@NullMarked
package dev.emojistreaming.ingest.replay;

import org.jspecify.annotations.NullMarked;
