package dev.emojistreaming.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.feed.stream.ClientLimit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientLimitTest {

  private final ClientLimit limit = new ClientLimit(4);
  private final List<String> ended = new ArrayList<>();

  private Optional<Place> take(String network, String name) {
    return limit.take(network, true, () -> ended.add(name));
  }

  @Test
  void oneNetworkMayHaveAllPlaces() {
    for (int i = 0; i < 4; i++) {
      assertThat(take("a", "a" + i)).isPresent();
    }
    assertThat(take("a", "a4")).as("itself the newest of the network with most").isEmpty();
    assertThat(ended).isEmpty();
  }

  @Test
  void networkWithMostLosesItsNewest() {
    for (int i = 0; i < 4; i++) {
      take("a", "a" + i);
    }
    assertThat(take("b", "b0")).isPresent();
    assertThat(ended).containsExactly("a3");
    assertThat(take("c", "c0")).isPresent();
    assertThat(ended).containsExactly("a3", "a2");
    assertThat(take("d", "d0")).isPresent();
    assertThat(ended).containsExactly("a3", "a2", "a1");
    assertThat(take("e", "e0")).as("all have as many").isEmpty();
  }

  @Test
  void equalSharesAreLeftAlone() {
    take("a", "a0");
    take("a", "a1");
    take("b", "b0");
    take("b", "b1");
    assertThat(take("b", "b2")).isEmpty();
    assertThat(take("a", "a2")).isEmpty();
    assertThat(ended).isEmpty();
  }

  @Test
  void hiddenNetworkDisplacesNobody() {
    for (int i = 0; i < 4; i++) {
      take("a", "a" + i);
    }
    assertThat(limit.take("proxy", false, () -> {})).isEmpty();
    assertThat(ended).isEmpty();
  }

  @Test
  void placeIsFreeAfterAStreamHasLeft() {
    Place first = take("a", "a0").orElseThrow();
    for (int i = 1; i < 4; i++) {
      take("a", "a" + i);
    }
    limit.leave(first);
    limit.leave(first);
    assertThat(take("a", "a4")).isPresent();
    assertThat(take("a", "a5")).as("the second call had no effect").isEmpty();
  }
}
