package dev.emojistreaming.ingest.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a topic holds of what the {@link DeliveryOracle} was promised.
 *
 * @param acked reactions answered with 200
 * @param found those of them that the topic holds
 * @param missing those of them that it does not hold: promises that were broken
 * @param duplicates copies of the oracle's reactions beyond the first of each
 * @param corrupt records that are no oracle's, that say something else than what was sent, or that
 *     were never sent
 * @param indeterminate reactions that were sent and not answered
 * @param indeterminateFound those of them that the topic holds
 * @param refusedFound reactions that were refused, and that the topic holds all the same
 * @param outstandingAtKill how many reactions were outstanding at each kill
 * @param someMissing message ids of the first that are missing, and where they were said to be
 * @param someCorrupt the first records that are corrupt
 */
public record Verdict(
    long acked,
    long found,
    long missing,
    long duplicates,
    long corrupt,
    long indeterminate,
    long indeterminateFound,
    long refusedFound,
    List<Long> outstandingAtKill,
    List<String> someMissing,
    List<String> someCorrupt) {

  /** All that counts, in one line. */
  public String line() {
    String line =
        ("acked=%d found=%d missing=%d duplicates=%d corrupt=%d indeterminate=%d"
                + " indeterminateFound=%d refusedFound=%d")
            .formatted(
                acked,
                found,
                missing,
                duplicates,
                corrupt,
                indeterminate,
                indeterminateFound,
                refusedFound);
    return outstandingAtKill.isEmpty()
        ? line
        : line
            + outstandingAtKill.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", " outstanding at kill=", ""));
  }

  /** The line, and what it takes to look into a failure. */
  @Override
  public String toString() {
    String missed = someMissing.isEmpty() ? "" : "; missing: " + someMissing;
    return line() + missed + (someCorrupt.isEmpty() ? "" : "; corrupt: " + someCorrupt);
  }
}
