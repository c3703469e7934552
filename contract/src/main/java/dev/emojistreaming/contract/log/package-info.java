/**
 * How often the programs log a failure that lasts: {@link
 * dev.emojistreaming.contract.log.LogThrottle}. It knows no logger.
 */
@NullMarked
package dev.emojistreaming.contract.log;

import org.jspecify.annotations.NullMarked;
