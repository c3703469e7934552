/**
 * What the feed's answers look like.
 *
 * @typedef {{ emoji_type: string, reaction_count: number }} EmojiTotal
 *
 * @typedef {object} Count an emoji's reactions in one window of two seconds
 * @property {string} emoji_type
 * @property {string} window_start ISO 8601
 * @property {number} reaction_count
 * @property {number} scaled_count how many emojis to draw for them
 *
 * @typedef {Count & { added: number, scaledAdded: number }} Growth
 *   by how much reaction_count and scaled_count grew since they were last heard of
 *
 * @typedef {"rebuilding" | "kafka_away" | "counting_behind"} StaleReason
 *
 * @typedef {object} Tick
 * @property {string} room
 * @property {string} time ISO 8601, by the feed's clock
 * @property {boolean} stale
 * @property {StaleReason} [reason]
 * @property {Growth[]} counts
 *
 * @typedef {object} Snapshot
 * @property {string} room
 * @property {string} time ISO 8601, by the feed's clock
 * @property {boolean} stale
 * @property {StaleReason} [reason]
 * @property {number} reactions over all that the feed remembers
 * @property {EmojiTotal[]} top over all that the feed remembers
 * @property {Count[]} counts of the last minute
 *
 * @typedef {{ room: string, reactions_per_second: number }} RoomRate
 * @typedef {{ start: string, reactions: Record<string, number> }} Step
 *
 * @typedef {object} Peak
 * @property {string} start ISO 8601
 * @property {string} end ISO 8601
 * @property {boolean} ongoing
 * @property {number} reactions_per_second
 * @property {number} usual_per_second
 * @property {string} emoji_type
 */

export {};
