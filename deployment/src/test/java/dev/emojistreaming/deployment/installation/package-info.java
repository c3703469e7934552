/**
 * Runs the chart's pods as processes of this machine: the real programs with the variables,
 * arguments, ports and files of their manifests, and a broker with the users and rights of the
 * manifests. No Kubernetes is involved: what only a cluster does (scheduling, network policies,
 * security contexts) is not tested here.
 *
 * <p>{@code InstallationIT} is the test of an installation, {@code CertificatesIT} of one whose
 * programs log in to Kafka with certificates, and its clients with a {@code NewApiKey}. {@code
 * LocalPod} starts the process of a pod, {@code RunningPod} knows its addresses, {@code
 * LocalCluster} has the hosts and {@code Secret}s that the manifests refer to, and {@code
 * OperatedKafka} is the broker. {@code VariablesIT} checks that the programs read every variable
 * that a manifest, the Compose file or the documentation sets; {@code VariablesRead} finds out
 * which they read. Manifests come from the package {@code chart}.
 */
@NullMarked
package dev.emojistreaming.deployment.installation;

import org.jspecify.annotations.NullMarked;
