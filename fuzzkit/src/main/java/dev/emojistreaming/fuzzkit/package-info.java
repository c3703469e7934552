/**
 * Fuzz tests of the classes that read what anyone may send.
 *
 * <p>A test extends {@link dev.emojistreaming.fuzzkit.FuzzCase}: it names the classes, a few seeds
 * and the facts that hold for every input. A build runs the seeds and {@link
 * dev.emojistreaming.fuzzkit.Mutations} of them, and {@code BranchCoverage} measures the branches
 * of the named classes that they reach. The profile {@code fuzzing} lets Jazzer, which is guided by
 * coverage, search for an input that breaks a fact.
 *
 * <p>Called by the fuzz tests of all modules; depends on none of them. The rule: an input that once
 * broke a fact stays, as a seed.
 */
@NullMarked
package dev.emojistreaming.fuzzkit;

import org.jspecify.annotations.NullMarked;
