package dev.emojistreaming.testkit.hostile;

import static dev.emojistreaming.testkit.hostile.HostileClient.head;
import static dev.emojistreaming.testkit.hostile.RawWebSocket.PING;
import static dev.emojistreaming.testkit.hostile.RawWebSocket.TEXT;
import static dev.emojistreaming.testkit.hostile.RawWebSocket.frames;

import java.util.List;

/** All kinds of hostile clients of the feed, in one of its rooms. */
public final class FeedAttack {

  private FeedAttack() {}

  /**
   * Starts it; some 200 connections a second.
   *
   * @param oldId an id of an event of the room, from before its counts of now
   */
  public static Attackers start(int port, String room, String oldId) {
    String path = "/rooms/" + room;
    String socket = RawWebSocket.opening(path + "/socket");
    return new Attackers(
        port,
        List.of(
            new Attackers.Kind(1_000, "", "", false),
            new Attackers.Kind(200, "GET " + path + "/stream HTTP/1.1\r\n", "X: y\r\n", false),
            new Attackers.Kind(200, head("GET", path + "/stream"), "", false),
            new Attackers.Kind(50, socket, "", false),
            new Attackers.Kind(20, socket, frames(PING, 125, 500), false),
            new Attackers.Kind(20, socket, frames(TEXT, 5, 20), true),
            new Attackers.Kind(20, "", head("GET", path + "/counts").repeat(200), false),
            new Attackers.Kind(4, "", head("GET", path + "/peaks").repeat(20), true)),
        number -> requests(path, oldId, number));
  }

  /** Questions of which each has its own answer, and a stream from an old or a forged event. */
  private static String requests(String path, String oldId, long number) {
    String id =
        switch ((int) (number % 4)) {
          case 0 -> oldId;
          case 1 -> oldId.replaceFirst("\\.", "." + "0".repeat((int) (number % 50)));
          case 2 -> oldId.replaceAll("[0-9]+", "9223372036854775807");
          default -> "forged-" + number;
        };
    return head("GET", path + "/peaks")
        + head("GET", path + "/counts?step=" + (2 + 2 * (number % 300)))
        + head("GET", path + "/top?n=1000&window=" + (1 + number % 3_600))
        + head("GET", path + "/counts?to=-1000000000-01-01T00:00:00Z")
        + head("M" + number, path + "/top")
        + head("GET", path + "/stream?last_event_id=" + id);
  }
}
