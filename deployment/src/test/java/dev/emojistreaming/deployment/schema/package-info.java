/**
 * Schemas that other projects publish for the files that they read: {@link
 * dev.emojistreaming.deployment.schema.PublishedSchema} reads them for the packages {@code chart}
 * and {@code compose}. The schemas are unchanged copies.
 */
@NullMarked
package dev.emojistreaming.deployment.schema;

import org.jspecify.annotations.NullMarked;
