/**
 * Checks the rules, the dashboard and the configurations of {@code monitoring/} by themselves. That
 * the programs have the metrics which they use is tested beside the running pipeline, in the module
 * {@code standalone}.
 */
@NullMarked
package dev.emojistreaming.deployment.monitoring;

import org.jspecify.annotations.NullMarked;
