/** Counting a stretch of the past again. */
@NullMarked
package dev.emojistreaming.spark.recount;

import org.jspecify.annotations.NullMarked;
