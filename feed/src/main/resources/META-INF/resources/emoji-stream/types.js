/**
 * Types of the feed's events and responses.
 *
 * @typedef {{ emoji_type: string, reaction_count: number }} EmojiTotal
 *
 * @typedef {object} Count reactions with one emoji in one window
 * @property {string} emoji_type
 * @property {string} window_start ISO 8601
 * @property {number} reaction_count
 * @property {number} scaled_count how many emojis a screen should draw for the window
 *
 * @typedef {object} Others reactions in one window with emojis that are not named; replaces its former value
 * @property {string} window_start ISO 8601
 * @property {number} reaction_count
 *
 * @typedef {Count & { added: number, scaledAdded: number }} Growth
 *   a count, and the growth of reaction_count and scaled_count since the previous event
 *
 * @typedef {object} Timing in milliseconds
 * @property {number} window_ms length of a window
 * @property {number} growing_ms time after its start until a window is complete
 * @property {number} snapshot_ms how far back the counts of this snapshot reach
 * @property {number} [heartbeat_ms] maximum time from one event to the next
 *
 * @typedef {"rebuilding" | "kafka_away" | "counting_behind"} StaleReason
 *
 * @typedef {"unauthorized" | "forbidden"} LostReason the feed refuses the token, or the page has none; the token does
 *   not include the room
 *
 * @typedef {object} Tick
 * @property {string} room
 * @property {string} time ISO 8601, by the feed's clock
 * @property {boolean} stale
 * @property {StaleReason} [reason]
 * @property {number} [reactions] in the feed's whole retention; absent while it reads the counts of the past
 * @property {Growth[]} counts
 * @property {Others[]} [others] of the windows in which it changed
 *
 * @typedef {object} SnapshotContent
 * @property {string} room
 * @property {string} time ISO 8601, by the feed's clock
 * @property {boolean} stale
 * @property {StaleReason} [reason]
 * @property {number} reactions in the feed's whole retention
 * @property {EmojiTotal[]} top in the feed's whole retention
 * @property {Count[]} counts of the last snapshot_ms
 * @property {Others[]} [others] of the last snapshot_ms
 *
 * @typedef {SnapshotContent & Timing} Snapshot
 *
 * @typedef {{ room: string, reactions_per_second: number }} RoomRate
 * @typedef {{ start: string, reactions: Record<string, number>, others?: number }} Step
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
