/**
 * Answers with a {@link dev.emojistreaming.contract.Problem} outside JAX-RS.
 *
 * <p>Filters and routes of ingest and feed, and {@code auth}, call {@link
 * dev.emojistreaming.service.problem.ProblemAnswer}. It calls {@code contract}.
 *
 * <p>Its rule: it decides nothing; a problem is written in one form.
 */
@NullMarked
package dev.emojistreaming.service.problem;

import org.jspecify.annotations.NullMarked;
