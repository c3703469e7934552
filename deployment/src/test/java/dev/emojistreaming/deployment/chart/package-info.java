/**
 * The Helm chart, rendered by Helm itself from a matrix of values and judged without a cluster: by
 * Kubernetes' own models, by the schemas of other people's resources, and by what our programs read
 * and answer when they run as the manifests say.
 *
 * <p>The matrix is {@code src/test/resources/values}, a file for each installation.
 */
@NullMarked
package dev.emojistreaming.deployment.chart;

import org.jspecify.annotations.NullMarked;
