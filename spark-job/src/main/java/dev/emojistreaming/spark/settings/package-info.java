/** The job's settings: read once, checked at start, the same for all who ask. */
@NullMarked
package dev.emojistreaming.spark.settings;

import org.jspecify.annotations.NullMarked;
