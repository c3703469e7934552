package dev.emojistreaming.ingest.overflow.disk;

/**
 * The rows that a database must hold, as recorded outside of it.
 *
 * @param rows number of rows with ids above {@code deliveredThrough} and up to {@code lastId}. The
 *     database may hold more: a process can end after a commit and before it records that commit
 * @param deliveredThrough Kafka has acknowledged all rows up to this id
 * @param lastId the largest id that was recorded
 */
public record ExpectedRows(long rows, long deliveredThrough, long lastId) {

  /** Expects no row, so that none is missing. */
  public static final ExpectedRows NONE = new ExpectedRows(0, 0, 0);
}
