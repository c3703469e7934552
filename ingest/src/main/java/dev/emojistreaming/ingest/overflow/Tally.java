package dev.emojistreaming.ingest.overflow;

/**
 * What a database must hold, as told by a witness beside it.
 *
 * @param rows how many it must hold with ids above the one and up to the other; those above both
 *     may be there when the process ended at the wrong moment
 * @param deliveredThrough rows up to this id have been acknowledged by Kafka
 * @param lastId the largest id that was answered for
 */
record Tally(long rows, long deliveredThrough, long lastId) {

  static final Tally NOTHING = new Tally(0, 0, 0);
}
