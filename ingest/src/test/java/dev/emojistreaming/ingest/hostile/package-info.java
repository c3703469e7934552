/**
 * Clients that hold what they can, and the honest ones next to them. The tests run the packaged
 * program; {@code HostileClient} attacks from another address of loopback.
 *
 * <p>The rule: what a hostile client does is bounded in time and number, and every test also shows
 * that an honest client is served.
 */
@NullMarked
package dev.emojistreaming.ingest.hostile;

import org.jspecify.annotations.NullMarked;
