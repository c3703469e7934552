/** The edges that counts and dead letters leave by. */
@NullMarked
package dev.emojistreaming.spark.sink;

import org.jspecify.annotations.NullMarked;
