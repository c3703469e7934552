package dev.emojistreaming.ingest.overflow;

/**
 * What a database must hold, as told by a witness beside it.
 *
 * @param rows how many, at least; more may be there when the process ended at the wrong moment
 * @param deliveredThrough rows up to this id have been acknowledged by Kafka
 */
record Tally(long rows, long deliveredThrough) {

  static final Tally NOTHING = new Tally(0, 0);
}
