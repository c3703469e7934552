package dev.emojistreaming.ingest.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightWindowTest {

  private static final int MAX_MESSAGE_BYTES = 100;

  @Test
  void messagesAreBounded() {
    InFlightWindow window = new InFlightWindow(3, 1_000, MAX_MESSAGE_BYTES);
    assertThat(window.take(10)).isEqualTo(3);
    window.arrived(1);
    assertThat(window.take(10)).isZero();
    window.settled(1);
    assertThat(window.take(10)).isOne();
  }

  @Test
  void requestedMessagesReserveTheBytesOfTheLargest() {
    InFlightWindow window = new InFlightWindow(1_000, 250, MAX_MESSAGE_BYTES);
    assertThat(window.take(10)).isEqualTo(2);
    window.arrived(10);
    window.arrived(10);
    assertThat(window.take(10)).isEqualTo(2);
  }

  @Test
  void bytesInFlightAndRequestedNeverExceedTheBound() {
    InFlightWindow window = new InFlightWindow(1_000, 1_000, MAX_MESSAGE_BYTES);
    int inFlight = 0;
    for (int granted = window.take(10); granted > 0; granted = window.take(10)) {
      for (int i = 0; i < granted; i++) {
        window.arrived(MAX_MESSAGE_BYTES);
        inFlight++;
      }
    }
    assertThat(inFlight).isEqualTo(10);
    window.settled(MAX_MESSAGE_BYTES);
    assertThat(window.take(10)).isOne();
  }

  @Test
  void largestMessageAlwaysFits() {
    assertThat(new InFlightWindow(5, 1, MAX_MESSAGE_BYTES).take(10)).isOne();
  }
}
