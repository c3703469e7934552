/** What a single record of the topic means. */
@NullMarked
package dev.emojistreaming.spark.record;

import org.jspecify.annotations.NullMarked;
