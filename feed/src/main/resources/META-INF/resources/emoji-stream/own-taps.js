/**
 * The reactions that the page drew at the tap: they are taken off what the stream brings to draw, so that each is drawn
 * once.
 *
 * The stream has counts, not reactions. When the count of an emoji grows, as many of our taps are assigned to its window
 * as were made in that window or in one next to it: a clock that is a little wrong may move them there. If the growth
 * is another viewer's, ours comes later and is drawn in its place, so the sum is the same. The emojis of a tap are taken
 * off the scaled count of its window, now or when it grows further.
 *
 * @import { Growth } from "./types.js"
 */

/**
 * @typedef {object} Tap
 * @property {string} emoji
 * @property {number} time by the feed's clock, in milliseconds
 * @property {number} drawn how many emojis the page drew and the stream has not brought yet
 * @property {number} [window] start of the window to which it is assigned
 */

export class OwnTaps {
  /** @type {Tap[]} the oldest first */
  #taps = [];

  #remember;

  /** @param {number} remember how long a tap waits for the stream, in milliseconds */
  constructor(remember) {
    this.#remember = remember;
  }

  /** @param {Tap} tap */
  add(tap) {
    this.#taps.push(tap);
  }

  /**
   * Forgets the newest tap of an emoji: the stream will not bring it.
   *
   * @param {string} emoji
   */
  remove(emoji) {
    const index = this.#taps.map((tap) => tap.emoji).lastIndexOf(emoji);
    if (index >= 0) {
      this.#taps.splice(index, 1);
    }
  }

  /**
   * @param {Growth[]} counts
   * @param {number} windowLength in milliseconds
   * @param {number} now by the feed's clock
   * @returns {Growth[]} the same counts, with what is left to draw as scaledAdded
   */
  takeOff(counts, windowLength, now) {
    this.#taps = this.#taps.filter((tap) => tap.drawn > 0 && tap.time > now - this.#remember);
    if (this.#taps.length === 0) {
      return counts;
    }
    return counts.map((count) => {
      const start = Date.parse(count.window_start);
      this.#assign(count, start, windowLength);
      return { ...count, scaledAdded: this.#settle(count, start) };
    });
  }

  /**
   * @param {Growth} count
   * @param {number} start of its window
   * @param {number} windowLength
   */
  #assign({ emoji_type, added }, start, windowLength) {
    const inReach = this.#taps.filter(
      ({ emoji, time, window }) =>
        emoji === emoji_type && window === undefined && time >= start - windowLength && time < start + 2 * windowLength,
    );
    for (const tap of inReach.slice(0, added)) {
      tap.window = start;
    }
  }

  /**
   * @param {Growth} count
   * @param {number} start of its window
   * @returns {number} what is left to draw
   */
  #settle({ emoji_type, scaledAdded }, start) {
    let left = scaledAdded;
    for (const tap of this.#taps) {
      if (tap.emoji === emoji_type && tap.window === start) {
        const brought = Math.min(left, tap.drawn);
        tap.drawn -= brought;
        left -= brought;
      }
    }
    return left;
  }
}
