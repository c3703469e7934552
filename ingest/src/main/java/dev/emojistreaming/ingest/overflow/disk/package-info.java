/**
 * The overflow's files: the database of rows in SQLite, and the files next to it.
 *
 * <p>{@link dev.emojistreaming.ingest.overflow.disk.OverflowStore} is an open overflow: an {@link
 * dev.emojistreaming.ingest.overflow.disk.OverflowDatabase}, the only class with SQL, and the
 * {@link dev.emojistreaming.ingest.overflow.disk.ExpectedRowsFile} with the {@link
 * dev.emojistreaming.ingest.overflow.disk.ExpectedRows} that the database must hold. {@link
 * dev.emojistreaming.ingest.overflow.disk.OverflowRow} is one reaction and its bytes on the disk,
 * {@link dev.emojistreaming.ingest.overflow.disk.OverflowFiles} names the files, {@link
 * dev.emojistreaming.ingest.overflow.disk.OwnerOnly} creates them, {@link
 * dev.emojistreaming.ingest.overflow.disk.DiskReserve} holds back space for deletes, {@link
 * dev.emojistreaming.ingest.overflow.disk.SqliteLibrary} decides where the driver unpacks SQLite,
 * and a {@link dev.emojistreaming.ingest.overflow.disk.DatabaseDamagedException} reports rows that
 * are not as they were written.
 *
 * <p>Called by {@code overflow} and {@code overflow.opening}; {@code replay} and {@code channel}
 * use {@code OverflowRow}. Calls no other package of ingest. Its rule: it throws, it never decides
 * what to do about a failure.
 */
@NullMarked
package dev.emojistreaming.ingest.overflow.disk;

import org.jspecify.annotations.NullMarked;
