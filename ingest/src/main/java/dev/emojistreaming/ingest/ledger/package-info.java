/** Counts where every reaction is. Stands on nothing else of ingest. */
@NullMarked
package dev.emojistreaming.ingest.ledger;

import org.jspecify.annotations.NullMarked;
