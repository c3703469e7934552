package dev.emojistreaming.simulator.crowd;

import dev.emojistreaming.contract.SentReaction;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** The endless sequence of reactions of one client. For one thread. */
public final class ReactionScript {

  /** So many that none reaches a limit of 15 a second, however fast ingest answers. */
  private static final int USERS = 2_000;

  private final int client;
  private final String room;
  private final SplittableRandom random;

  ReactionScript(int client, String room, SplittableRandom random) {
    this.client = client;
    this.room = room;
    this.random = random;
  }

  /**
   * The next reaction of one of this client's users, with its own message id.
   *
   * @param mix current emojis; users and message ids do not depend on them
   */
  public SentReaction next(Instant now, EmojiMix mix) {
    String user = "fan-" + client + "-" + random.nextInt(USERS);
    String emoji = mix.draw(random);
    String messageId = new UUID(random.nextLong(), random.nextLong()).toString();
    return new SentReaction(user, emoji, now, room, messageId);
  }
}
