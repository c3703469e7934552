package dev.emojistreaming.contract;

import java.time.Instant;

/**
 * One reaction as ingest received it: one record of the topic {@code emoji_reactions}.
 *
 * @param userId see {@link SentReaction}
 * @param emoji see {@link SentReaction}
 * @param eventTime when it counts as having happened; the record's {@code timestamp}
 * @param room see {@link SentReaction}
 * @param messageId the idempotency key: two reactions with the same room, user and message id are
 *     one
 * @param receivedAt when ingest received it
 */
public record ReceivedReaction(
    String userId,
    String emoji,
    Instant eventTime,
    String room,
    String messageId,
    Instant receivedAt) {}
