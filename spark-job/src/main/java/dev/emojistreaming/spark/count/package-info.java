/**
 * From records to counts: pure functions from dataset to dataset, the same for a stream and for a
 * fixed set of records.
 */
@NullMarked
package dev.emojistreaming.spark.count;

import org.jspecify.annotations.NullMarked;
