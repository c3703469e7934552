/** How the process ends. */
@NullMarked
package dev.emojistreaming.ingest.lifecycle;

import org.jspecify.annotations.NullMarked;
