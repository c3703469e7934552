package dev.emojistreaming.ingest.overflow;

/**
 * What a database must hold, as told by a witness beside it.
 *
 * @param rows how many it must hold with ids above {@code deliveredThrough} and up to {@code
 *     lastId}; more may be there when the process ended between commit and tally
 * @param deliveredThrough rows up to this id have been acknowledged by Kafka
 * @param lastId the largest id that was answered for
 */
record Tally(long rows, long deliveredThrough, long lastId) {

  static final Tally NOTHING = new Tally(0, 0, 0);
}
