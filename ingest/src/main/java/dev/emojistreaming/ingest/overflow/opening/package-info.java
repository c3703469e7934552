/**
 * Opens an overflow, in whatever state a crash or a damaged disk has left its files.
 *
 * <p>{@link dev.emojistreaming.ingest.overflow.opening.StoreOpener} returns an {@link
 * dev.emojistreaming.ingest.overflow.opening.OpenedStore}. When the database is damaged, {@code
 * Salvage} replaces it with a new one of the rows that {@code RowScanner} finds, and a {@link
 * dev.emojistreaming.ingest.overflow.opening.SalvageReport} has what was saved and what is lost.
 * {@code WalCopy} keeps the write-ahead log's bytes that SQLite drops.
 *
 * <p>Called by {@code overflow} at start and after a failure; calls {@code overflow.disk}. Its
 * rule: a kill at any moment loses no row; the next start completes or repeats the step.
 */
@NullMarked
package dev.emojistreaming.ingest.overflow.opening;

import org.jspecify.annotations.NullMarked;
