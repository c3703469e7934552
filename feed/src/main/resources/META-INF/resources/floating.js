/**
 * Emojis that rise over a stage. The emojis of a tick are spread evenly over the time until the next tick. The number
 * on the screen is limited; above the limit, the same share of every emoji is left out.
 */

/** @typedef {{ emoji_type: string, scaledAdded: number }} Added */

const RISE_DURATION = 3_500;
/** Square pixels of the stage per emoji. */
const AREA_PER_EMOJI = 9_000;
const MAX_EMOJIS = 120;
const MIN_EMOJIS = 20;
const MIN_INTERVAL = 500;
const MAX_INTERVAL = 2_000;

export class Floating {
  #stage;
  #onScreen = 0;
  #lastTick = performance.now();
  #carried = 0;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** The limit of emojis on the screen at once. */
  get #limit() {
    const area = this.#stage.clientWidth * this.#stage.clientHeight;
    return Math.min(MAX_EMOJIS, Math.max(MIN_EMOJIS, Math.round(area / AREA_PER_EMOJI)));
  }

  /**
   * Draws the emojis of a tick.
   *
   * @param {Added[]} counts
   */
  tick(counts) {
    const now = performance.now();
    const interval = Math.min(MAX_INTERVAL, Math.max(MIN_INTERVAL, now - this.#lastTick));
    this.#lastTick = now;
    const wanted = counts.reduce((sum, count) => sum + count.scaledAdded, 0);
    if (wanted === 0 || document.hidden) {
      return;
    }
    // At the limit, this many emojis leave the screen per interval, and this many can be added.
    const fits = (this.#limit * interval) / RISE_DURATION;
    const share = Math.min(1, fits / wanted);
    const emojis = shuffled(counts.flatMap((count) => this.#sample(count, share)));
    emojis.forEach((emoji, i) => setTimeout(() => this.draw(emoji), (i * interval) / emojis.length));
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
    if (this.#onScreen >= this.#limit) {
      return;
    }
    const element = document.createElement("span");
    element.className = "floating";
    element.textContent = emoji;
    element.style.left = `${4 + Math.random() * 84}%`;
    this.#stage.append(element);
    this.#onScreen++;
    const height = this.#stage.clientHeight;
    const sway = (Math.random() - 0.5) * 80;
    element
      .animate(
        [
          { transform: "translate(0, 40%) scale(0.6)", opacity: 0 },
          { transform: `translate(${sway / 4}px, ${-height * 0.15}px) scale(1)`, opacity: 1, offset: 0.15 },
          { transform: `translate(${sway}px, ${-height * 0.75}px) scale(1)`, opacity: 1, offset: 0.8 },
          { transform: `translate(${sway}px, ${-height * 0.95}px) scale(1.1)`, opacity: 0 },
        ],
        { duration: RISE_DURATION * (0.85 + Math.random() * 0.3), easing: "ease-out" },
      )
      .finished.catch(() => {})
      .then(() => {
        element.remove();
        this.#onScreen--;
      });
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
