/** What the orchestrator asks. Reads from the other packages and changes nothing in them. */
@NullMarked
package dev.emojistreaming.ingest.health;

import org.jspecify.annotations.NullMarked;
