/**
 * Load for programs under test.
 *
 * <p>Tests of {@code spark-job}, {@code feed} and {@code standalone} start a {@link
 * dev.emojistreaming.testkit.load.LoadDriver} with their own target or with {@link
 * dev.emojistreaming.testkit.load.ReactionPosts}, which calls {@code testkit.http}.
 *
 * <p>The rule: the rate is fixed and does not depend on the answers. The delivery oracle of
 * ingest's fault suite has its own driver, because it records how far each reaction got.
 */
@NullMarked
package dev.emojistreaming.testkit.load;

import org.jspecify.annotations.NullMarked;
