/**
 * When the certificates of a Kafka client expire: {@link
 * dev.emojistreaming.contract.certificate.KafkaCertificates} reads them from the files that the
 * client's settings name. {@code service} and the Spark job export it, and warn at start. It
 * depends on no Kafka client.
 */
@NullMarked
package dev.emojistreaming.contract.certificate;

import org.jspecify.annotations.NullMarked;
