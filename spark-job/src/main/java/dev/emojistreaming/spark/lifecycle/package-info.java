/** How the job starts on a checkpoint, and how it stops. */
@NullMarked
package dev.emojistreaming.spark.lifecycle;

import org.jspecify.annotations.NullMarked;
