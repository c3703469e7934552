/**
 * Tests of the Helm chart. They render it with Helm's library for each {@link
 * dev.emojistreaming.deployment.chart.ValueSet} of the matrix {@code src/test/resources/values} and
 * check the manifests without a cluster: against the Kubernetes API's models, the schemas of
 * operators from {@code schema}, and the project's rules.
 *
 * <p>{@link dev.emojistreaming.deployment.chart.Chart} renders; {@link
 * dev.emojistreaming.deployment.chart.Manifest} is one object, {@link
 * dev.emojistreaming.deployment.chart.PodTemplate} a pod template in it. {@code installation} runs
 * the programs of these pods, and {@code image} reads Compose's environment variables with the same
 * code. Nothing here starts a process.
 */
@NullMarked
package dev.emojistreaming.deployment.chart;

import org.jspecify.annotations.NullMarked;
