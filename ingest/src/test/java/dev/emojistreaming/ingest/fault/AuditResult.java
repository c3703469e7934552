package dev.emojistreaming.ingest.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares a topic's records with the answers to the {@link DeliveryOracle}.
 *
 * @param acked reactions answered with 200
 * @param found acknowledged reactions that are in the topic
 * @param missing acknowledged reactions that are not in the topic: losses
 * @param duplicates further copies of reactions
 * @param corrupt records that are not an oracle's, differ from what was sent, or were never sent
 * @param indeterminate reactions that were sent and not answered
 * @param indeterminateFound indeterminate reactions that are in the topic
 * @param refusedFound refused reactions that are in the topic
 * @param outstandingAtKill number of outstanding reactions at each kill
 * @param someMissing message ids of the first missing reactions, and their reported places
 * @param someCorrupt the first corrupt records
 */
public record AuditResult(
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

  /** All numbers in one line. */
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

  /** The line, with samples of missing and corrupt records. */
  @Override
  public String toString() {
    String missed = someMissing.isEmpty() ? "" : "; missing: " + someMissing;
    return line() + missed + (someCorrupt.isEmpty() ? "" : "; corrupt: " + someCorrupt);
  }
}
