package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.emojistreaming.feed.counts.RoomRate;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The answer of {@code GET /rooms}: the busiest room first. */
@RegisterForReflection
public record RoomsAnswer(List<Rate> rooms) {

  static RoomsAnswer of(List<RoomRate> rates) {
    return new RoomsAnswer(rates.stream().map(Rate::of).toList());
  }

  /** A room and its rate. */
  @RegisterForReflection
  public record Rate(String room, @JsonProperty("reactions_per_second") double perSecond) {

    private static Rate of(RoomRate rate) {
      return new Rate(rate.room(), rate.perSecond());
    }
  }
}
