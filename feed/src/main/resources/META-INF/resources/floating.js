/**
 * Emojis that rise over a stage. What a tick brings is spread evenly over the time until the next one, and no more are
 * on the screen at once than it can bear: beyond that, each emoji loses the same share.
 */

const RISE = 3_500;
/** Square pixels of the stage for each emoji. */
const ROOM_EACH = 9_000;
const MOST = 120;
const LEAST = 20;
const USUAL_INTERVAL = 500;
const LONGEST_INTERVAL = 2_000;

export class Floating {
  #stage;
  #onScreen = 0;
  #lastTick = performance.now();
  #carried = 0;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** Most emojis at once. */
  get most() {
    const area = this.#stage.clientWidth * this.#stage.clientHeight;
    return Math.min(MOST, Math.max(LEAST, Math.round(area / ROOM_EACH)));
  }

  /**
   * Draws what a tick brought.
   *
   * @param {{ emoji_type: string, scaledAdded: number }[]} counts
   */
  tick(counts) {
    const now = performance.now();
    const interval = Math.min(LONGEST_INTERVAL, Math.max(USUAL_INTERVAL, now - this.#lastTick));
    this.#lastTick = now;
    const wanted = counts.reduce((sum, count) => sum + count.scaledAdded, 0);
    if (wanted === 0 || document.hidden) {
      return;
    }
    // So many fit in while others leave.
    const fits = (this.most * interval) / RISE;
    const share = Math.min(1, fits / wanted);
    const emojis = shuffled(counts.flatMap((count) => this.#sample(count, share)));
    emojis.forEach((emoji, i) => setTimeout(() => this.draw(emoji), (i * interval) / emojis.length));
  }

  /** A share of each; what is less than one is carried over, so that rare emojis have their turn. */
  #sample({ emoji_type, scaledAdded }, share) {
    this.#carried += scaledAdded * share;
    const number = Math.floor(this.#carried);
    this.#carried -= number;
    return new Array(number).fill(emoji_type);
  }

  /**
   * Draws one now, unless there are too many.
   *
   * @param {string} emoji
   */
  draw(emoji) {
    if (this.#onScreen >= this.most) {
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
        { duration: RISE * (0.85 + Math.random() * 0.3), easing: "ease-out" },
      )
      .finished.catch(() => {})
      .then(() => {
        element.remove();
        this.#onScreen--;
      });
  }
}

function shuffled(values) {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [values[i], values[j]] = [values[j], values[i]];
  }
  return values;
}
