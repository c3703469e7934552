/**
 * Emojis that rise over a stage. The emojis of a tick are spread evenly over the time until the next tick. The number
 * on the screen is limited; above the limit, the same share of every emoji is left out.
 *
 * Drawing never asks the document for a size, which would make it compute its layout at once.
 */
import { FloatingEmoji, MAX_DELAY, RISE_DURATION } from "./floating-emoji.js";

/** @typedef {{ emoji_type: string, scaledAdded: number }} Added */

/** Square pixels of the stage per emoji. */
const AREA_PER_EMOJI = 9_000;
const MAX_EMOJIS = 120;
const MIN_EMOJIS = 20;
const MIN_INTERVAL = 500;

export class Floating {
  #stage;
  #size = { width: 0, height: 0 };
  /** @type {FloatingEmoji[]} in use, or risen and kept for the next time */
  #emojis = [];
  #lastTick = performance.now();
  #carried = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #clearing;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#stage = stage;
    new ResizeObserver(([{ contentRect }]) => {
      this.#size = contentRect;
    }).observe(stage);
  }

  /** The limit of emojis on the screen at once. */
  get #limit() {
    const area = this.#size.width * this.#size.height;
    return Math.min(MAX_EMOJIS, Math.max(MIN_EMOJIS, Math.round(area / AREA_PER_EMOJI)));
  }

  /** Whether the screen is at its limit. */
  get isFull() {
    return this.#isFullAt(performance.now());
  }

  /** @param {number} time */
  #isFullAt(time) {
    return this.#emojis.filter((each) => each.endsAt > time).length >= this.#limit;
  }

  /**
   * Draws the emojis of a tick.
   *
   * @param {Added[]} counts
   */
  tick(counts) {
    const now = performance.now();
    const interval = Math.min(MAX_DELAY, Math.max(MIN_INTERVAL, now - this.#lastTick));
    this.#lastTick = now;
    const wanted = counts.reduce((sum, count) => sum + count.scaledAdded, 0);
    if (wanted === 0 || document.hidden) {
      return;
    }
    // At the limit, this many emojis leave the screen per interval, and this many can be added.
    const fits = (this.#limit * interval) / RISE_DURATION;
    const share = Math.min(1, fits / wanted);
    const emojis = shuffled(counts.flatMap((count) => this.#sample(count, share)));
    emojis.forEach((emoji, i) => this.#draw(emoji, now, (i * interval) / emojis.length));
  }

  /**
   * A share of one emoji's count. Fractions are carried over, so that rare emojis are drawn too.
   *
   * @param {Added} added
   * @param {number} share
   * @returns {string[]}
   */
  #sample({ emoji_type, scaledAdded }, share) {
    this.#carried += scaledAdded * share;
    const number = Math.floor(this.#carried);
    this.#carried -= number;
    return new Array(number).fill(emoji_type);
  }

  /**
   * Draws one emoji now, unless the screen is at its limit.
   *
   * @param {string} emoji
   */
  draw(emoji) {
    this.#draw(emoji, performance.now(), 0);
  }

  /**
   * @param {string} emoji
   * @param {number} now
   * @param {number} delay milliseconds until it rises
   */
  #draw(emoji, now, delay) {
    if (!this.#isFullAt(now + delay)) {
      this.#resting(emoji, now).rise(emoji, now, delay, this.#size);
      this.#clearAt(Math.max(...this.#emojis.map((each) => each.endsAt)) - now);
    }
  }

  /**
   * An element that is not in use: if possible one with the same emoji, else a new one, up to twice the limit.
   *
   * @param {string} emoji
   * @param {number} now
   */
  #resting(emoji, now) {
    const risen = this.#emojis.filter((each) => each.endsAt <= now);
    risen.forEach((each) => each.rest());
    const isFull = this.#emojis.length >= 2 * this.#limit;
    const reused = risen.find((each) => each.emoji === emoji) ?? (isFull ? risen[0] : undefined);
    if (reused) {
      return reused;
    }
    const added = new FloatingEmoji(this.#stage);
    this.#emojis.push(added);
    return added;
  }

  /** @param {number} delay milliseconds until no emoji is on the screen, unless more are drawn */
  #clearAt(delay) {
    clearTimeout(this.#clearing);
    this.#clearing = setTimeout(() => {
      this.#emojis.forEach((each) => each.remove());
      this.#emojis = [];
    }, delay);
  }
}

/**
 * @param {string[]} values
 * @returns the same array
 */
function shuffled(values) {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [values[i], values[j]] = [values[j], values[i]];
  }
  return values;
}
