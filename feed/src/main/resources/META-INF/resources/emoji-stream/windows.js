/** @import { Count, Growth } from "./types.js" */

const WINDOW = 2_000;
const STILL_GROWING = 4_000;
const RATED_WINDOWS = 5;
const SNAPSHOT = 60_000;

/**
 * What is known of a room's windows: the largest count heard for each emoji in each. Counts only grow, so it is right
 * in whatever order and however often they come.
 */
export class Windows {
  /** @type {Map<number, Map<string, Count>>} by start, in milliseconds, and emoji */
  byStart = new Map();

  #remember;
  /** Windows that began before it may lack counts, so nothing can be said of their growth. */
  #knownFrom = -Infinity;

  /** @param {number} remember milliseconds */
  constructor(remember) {
    this.#remember = remember;
  }

  /**
   * @param {Count[]} counts
   * @param {number} now by the feed's clock
   */
  snapshot(counts, now) {
    this.#knownFrom = now - SNAPSHOT;
    this.grow(counts, now);
  }

  /**
   * @param {Count[]} counts
   * @param {number} now by the feed's clock
   * @returns {Growth[]}
   */
  grow(counts, now) {
    this.#knownFrom = Math.max(this.#knownFrom, now - this.#remember);
    for (const start of this.byStart.keys()) {
      if (start < this.#knownFrom) {
        this.byStart.delete(start);
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
   * Reactions a second over the last ten seconds that are complete.
   *
   * @param {number} now by the feed's clock
   */
  rate(now) {
    const newest = Math.floor((now - STILL_GROWING) / WINDOW) * WINDOW;
    let reactions = 0;
    for (let i = 0; i < RATED_WINDOWS; i++) {
      for (const count of this.byStart.get(newest - i * WINDOW)?.values() ?? []) {
        reactions += count.reaction_count;
      }
    }
    return (reactions * 1_000) / (RATED_WINDOWS * WINDOW);
  }
}
