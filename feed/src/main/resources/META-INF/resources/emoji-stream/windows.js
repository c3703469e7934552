/** @import { Count, Growth, Others, Timing } from "./types.js" */

const RATED_WINDOWS = 5;

/**
 * The windows of a room: the largest count received for each emoji in each window, and the newest number of reactions
 * with emojis that are not named. Counts only grow, so neither the order nor the number of deliveries matters. A
 * snapshot is the whole state, so it replaces all windows: the topic may be a new one.
 */
export class Windows {
  /** @type {Map<number, Map<string, Count>>} by window start, in milliseconds, and emoji */
  byStart = new Map();
  /** @type {Map<number, number>} reactions with emojis that are not named, by window start in milliseconds */
  othersByStart = new Map();

  #remember;
  /** @type {Timing | undefined} of the newest snapshot */
  #timing;
  /** Windows with an earlier start may lack counts, so their growth is unknown. */
  #knownFrom = -Infinity;

  /** @param {number} remember how long windows are kept, in milliseconds */
  constructor(remember) {
    this.#remember = remember;
  }

  /**
   * The whole state: replaces all windows.
   *
   * @param {Timing & { counts: Count[], others?: Others[] }} snapshot
   * @param {number} now by the feed's clock
   * @returns {Growth[]}
   */
  snapshot(snapshot, now) {
    this.#timing = snapshot;
    this.#knownFrom = now - snapshot.snapshot_ms;
    this.byStart.clear();
    this.othersByStart.clear();
    return this.grow(snapshot.counts, now, snapshot.others);
  }

  /** The length of a window, in milliseconds; 0 before the first snapshot. */
  get length() {
    return this.#timing?.window_ms ?? 0;
  }

  /**
   * @param {Count[]} counts
   * @param {number} now by the feed's clock
   * @param {Others[]} [others]
   * @returns {Growth[]}
   */
  grow(counts, now, others = []) {
    this.#knownFrom = Math.max(this.#knownFrom, now - this.#remember);
    for (const windows of [this.byStart, this.othersByStart]) {
      for (const start of windows.keys()) {
        if (start < this.#knownFrom) {
          windows.delete(start);
        }
      }
    }
    for (const { window_start, reaction_count } of others) {
      const start = Date.parse(window_start);
      if (start >= this.#knownFrom) {
        this.othersByStart.set(start, reaction_count);
      }
    }
    return counts.map((count) => this.#replace(count));
  }

  /** @param {Count} count */
  #replace(count) {
    const start = Date.parse(count.window_start);
    if (start < this.#knownFrom) {
      return { ...count, added: 0, scaledAdded: 0 };
    }
    const window = this.byStart.get(start) ?? new Map();
    const before = window.get(count.emoji_type) ?? { reaction_count: 0, scaled_count: 0 };
    if (count.reaction_count > before.reaction_count) {
      this.byStart.set(start, window.set(count.emoji_type, count));
    }
    return {
      ...count,
      added: Math.max(0, count.reaction_count - before.reaction_count),
      scaledAdded: Math.max(0, count.scaled_count - before.scaled_count),
    };
  }

  /**
   * Reactions per second over the last five complete windows; 0 before the first snapshot.
   *
   * @param {number} now by the feed's clock
   */
  rate(now) {
    if (!this.#timing) {
      return 0;
    }
    const { window_ms, growing_ms } = this.#timing;
    const newest = Math.floor((now - growing_ms) / window_ms) * window_ms;
    let reactions = 0;
    for (let i = 0; i < RATED_WINDOWS; i++) {
      const start = newest - i * window_ms;
      reactions += this.othersByStart.get(start) ?? 0;
      for (const count of this.byStart.get(start)?.values() ?? []) {
        reactions += count.reaction_count;
      }
    }
    return (reactions * 1_000) / (RATED_WINDOWS * window_ms);
  }
}
