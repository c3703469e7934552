/**
 * How often a service logs a failure that lasts: {@link
 * dev.emojistreaming.service.log.RepeatedLines}, which each service's console handler uses.
 */
@NullMarked
package dev.emojistreaming.service.log;

import org.jspecify.annotations.NullMarked;
