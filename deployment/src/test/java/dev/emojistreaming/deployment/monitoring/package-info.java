/**
 * Tests of the rules, the dashboard and the configuration in {@code monitoring/} without running
 * programs. {@code MonitoringIT} in the module {@code standalone} compares the metrics that they
 * use with those of the running pipeline.
 */
@NullMarked
package dev.emojistreaming.deployment.monitoring;

import org.jspecify.annotations.NullMarked;
