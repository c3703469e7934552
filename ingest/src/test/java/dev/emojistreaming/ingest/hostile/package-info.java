/**
 * Clients that hold what they can, and the honest ones next to them. The tests run the packaged
 * program; {@code testkit.hostile} attacks from other addresses of loopback.
 *
 * <p>The rule: every test also shows that an honest client is served.
 */
@NullMarked
package dev.emojistreaming.ingest.hostile;

import org.jspecify.annotations.NullMarked;
