/** Work that comes round again and again. Stands on nothing else of ingest. */
@NullMarked
package dev.emojistreaming.ingest.repeat;

import org.jspecify.annotations.NullMarked;
