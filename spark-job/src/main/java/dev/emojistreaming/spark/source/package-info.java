/** The edge to Kafka's topic of reactions. */
@NullMarked
package dev.emojistreaming.spark.source;

import org.jspecify.annotations.NullMarked;
