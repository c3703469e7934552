package dev.emojistreaming.ingest.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Place;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketTest {

  private static final int CAPACITY = 3;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final MemoryBounds memory = new MemoryBounds(CAPACITY, 1_000);
  private final Tickets tickets = new Tickets(memory, new Ledger(registry));

  @Test
  void settlementReleasesMemoryAndAnswersTheClient() {
    Outcomes outcomes = new Outcomes(1);
    Ticket ticket = admit(outcomes, 1).get(0);
    assertThat(memory.outstanding()).isOne();

    ticket.storedInKafka();

    assertThat(memory.outstanding()).isZero();
    assertThat(outcomes.all().join())
        .containsExactly(new Outcome.Stored("id-0", Place.KAFKA, false));
    assertThat(counter("stored", "place", "kafka")).isOne();
  }

  @Test
  void onlyTheFirstSettlementCounts() {
    Outcomes outcomes = new Outcomes(1);
    Ticket ticket = admit(outcomes, 1).get(0);

    ticket.rejected(Rejection.OVERFLOW_FULL);
    ticket.storedInKafka();
    ticket.storedInOverflow();

    assertThat(memory.outstanding()).isZero();
    assertThat(outcomes.all().join())
        .containsExactly(new Outcome.Rejected(Rejection.OVERFLOW_FULL));
    assertThat(counter("stored", "place", "kafka")).isZero();
    assertThat(counter("rejected", "reason", "overflow_full")).isOne();
  }

  @Test
  void answerFromMemoryDoesNotSettle() {
    Outcomes outcomes = new Outcomes(1);
    Ticket ticket = admit(outcomes, 1).get(0);

    ticket.acceptedInMemory();

    assertThat(outcomes.all().join())
        .containsExactly(new Outcome.Stored("id-0", Place.MEMORY, false));
    assertThat(memory.outstanding()).isOne();
    ticket.storedInOverflow();
    assertThat(memory.outstanding()).isZero();
    assertThat(counter("stored", "place", "overflow")).isOne();
  }

  @Test
  void reactionsOfABatchThatDoNotFitAreRejectedAndOthersKeepTheirOutcome() {
    Outcomes outcomes = new Outcomes(CAPACITY + 2);
    List<Ticket> admitted = admit(outcomes, CAPACITY + 2);
    assertThat(admitted).hasSize(CAPACITY);
    assertThat(outcomes.all()).isNotDone();

    admitted.get(0).storedInKafka();
    admitted.get(1).storedInOverflow();
    assertThat(outcomes.all()).isNotDone();
    admitted.get(2).rejected(Rejection.OVERFLOW_FAILED);

    assertThat(outcomes.all().join())
        .containsExactly(
            new Outcome.Stored("id-0", Place.KAFKA, false),
            new Outcome.Stored("id-1", Place.OVERFLOW, false),
            new Outcome.Rejected(Rejection.OVERFLOW_FAILED),
            new Outcome.Rejected(Rejection.BUFFER_FULL),
            new Outcome.Rejected(Rejection.BUFFER_FULL));
    assertThat(received()).isEqualTo(CAPACITY + 2.0);
    assertThat(counter("rejected", "reason", "buffer_full")).isEqualTo(2);
    assertThat(memory.outstanding()).isZero();
  }

  @Test
  void racingSettlementsReleaseMemoryOnce() {
    for (int round = 0; round < 1_000; round++) {
      Outcomes outcomes = new Outcomes(1);
      Ticket ticket = admit(outcomes, 1).get(0);
      CompletableFuture.allOf(
              CompletableFuture.runAsync(ticket::storedInKafka),
              CompletableFuture.runAsync(ticket::storedInOverflow))
          .join();
      assertThat(memory.outstanding()).isZero();
    }
    assertThat(counter("stored", "place", "kafka") + counter("stored", "place", "overflow"))
        .isEqualTo(1_000);
  }

  private List<Ticket> admit(Outcomes outcomes, int count) {
    return tickets.admit(
        new ArrayList<>(
            IntStream.range(0, count)
                .mapToObj(i -> tickets.create(outcomes, i, "id-" + i, new byte[] {1}, false))
                .toList()));
  }

  private double received() {
    return registry.get("ingest.reactions.received").counter().count();
  }

  private double counter(String name, String tag, String value) {
    return registry.get("ingest.reactions." + name).tag(tag, value).counter().count();
  }
}
