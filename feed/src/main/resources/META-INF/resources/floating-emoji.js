/**
 * An element that shows an emoji rising from the bottom of the stage to its top. When it has risen it is invisible, and
 * can rise again.
 *
 * It is placed by its animation alone, so with the same emoji it rises again without a new layout. All rises that start
 * together end together, because each animation includes the wait before its rise and a rest after it: the browser does
 * work when an animation begins or ends, and none in between.
 */
import { showEmojis } from "./emoji-font.js";

const RISE = 3_500;
const MIN_SHARE = 0.85;
const MAX_SHARE = 1.15;
/** The longest delay before a rise, in milliseconds. */
export const MAX_DELAY = 2_000;
const LENGTH = MAX_DELAY + RISE * MAX_SHARE;

/** How long an emoji rises on average, in milliseconds. */
export const RISE_DURATION = RISE;

export class FloatingEmoji {
  /** @type {string | undefined} */
  emoji;
  endsAt = 0;

  #element = document.createElement("span");
  /** @type {Animation | undefined} */
  #animation;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    stage.append(this.#element);
  }

  /**
   * @param {string} emoji
   * @param {number} now
   * @param {number} delay until it rises, in milliseconds; at most MAX_DELAY
   * @param {{ width: number, height: number }} stage its size in pixels
   */
  rise(emoji, now, delay, { width, height }) {
    const duration = RISE * (MIN_SHARE + Math.random() * (MAX_SHARE - MIN_SHARE));
    /** @param {number} share of the rise */
    const offset = (share) => (delay + share * duration) / LENGTH;
    const left = width * (0.04 + Math.random() * 0.84);
    const sway = (Math.random() - 0.5) * 80;
    const bottom = `translate(${left}px, 20px) scale(0.7)`;
    const top = `translate(${left + sway}px, ${-0.95 * height}px) scale(1.1)`;
    if (emoji !== this.emoji) {
      this.emoji = emoji;
      showEmojis(this.#element, emoji);
    }
    this.#element.className = "floating";
    this.endsAt = now + delay + duration;
    this.#animation?.cancel();
    this.#animation = this.#element.animate(
      [
        { offset: 0, transform: bottom, opacity: 0 },
        { offset: offset(0), transform: bottom, opacity: 0, easing: "ease-out" },
        { offset: offset(0.1), opacity: 1 },
        { offset: offset(0.6), opacity: 1 },
        { offset: offset(1), transform: top, opacity: 0 },
        { offset: 1, transform: top, opacity: 0 },
      ],
      LENGTH,
    );
  }

  /** Makes it invisible, when it has risen. */
  rest() {
    if (this.#element.className !== "risen") {
      this.#element.className = "risen";
    }
  }

  remove() {
    this.#element.remove();
  }
}
