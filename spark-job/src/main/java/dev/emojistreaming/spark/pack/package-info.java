/**
 * How reactions travel from the readers of the topic to those who count: many in one row, since a
 * row of its own for each would cost more than the counting.
 */
@NullMarked
package dev.emojistreaming.spark.pack;

import org.jspecify.annotations.NullMarked;
