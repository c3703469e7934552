/**
 * Answers to requests that reach no resource.
 *
 * <p>Called by Quarkus: {@code MalformedRequests} answers those that the HTTP server cannot route.
 * It calls {@code problem}. The resources' own errors are in the packages of the resources.
 *
 * <p>Its rule: a request that is wrong leaves no line in the log.
 */
@NullMarked
package dev.emojistreaming.service.failure;

import org.jspecify.annotations.NullMarked;
