/** The topics in Kafka: making them, and looking whether they are as the job needs them. */
@NullMarked
package dev.emojistreaming.spark.topics;

import org.jspecify.annotations.NullMarked;
