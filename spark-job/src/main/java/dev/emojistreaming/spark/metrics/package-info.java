/** What the job tells about itself. */
@NullMarked
package dev.emojistreaming.spark.metrics;

import org.jspecify.annotations.NullMarked;
