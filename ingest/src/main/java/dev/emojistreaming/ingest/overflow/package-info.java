/**
 * The database that keeps reactions on disk while Kafka does not take them.
 *
 * <p>From the outside there is {@link dev.emojistreaming.ingest.overflow.Overflow}, whose thread
 * owns everything below: {@link dev.emojistreaming.ingest.overflow.OverflowStorage} decides what to
 * do about failures; {@link dev.emojistreaming.ingest.overflow.OverflowDatabase} is the SQL; {@link
 * dev.emojistreaming.ingest.overflow.OverflowOpening} opens a database in any state and has {@link
 * dev.emojistreaming.ingest.overflow.Salvage} save what survives of a damaged one. {@link
 * dev.emojistreaming.ingest.overflow.TallyFile} witnesses what must be there, {@link
 * dev.emojistreaming.ingest.overflow.Reserve} keeps space for deleting when the disk is full.
 */
@NullMarked
package dev.emojistreaming.ingest.overflow;

import org.jspecify.annotations.NullMarked;
