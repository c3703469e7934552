/** A stacked chart of the last five minutes by emoji; the less used emojis share one band, "others". */

/** @import { Timing } from "./emoji-stream/types.js" */
import { emojiFamily } from "./emoji-font.js";

const SPAN = 300_000;
const MINUTE = 60_000;
const WINDOWS_PER_STEP = 2;
const BANDS = 6;
const COLOURS = ["#6c5ce7", "#00a37a", "#e17055", "#0984e3", "#d63a86", "#c48a00"];
const OTHERS = "others";
const OTHERS_COLOUR = "#8a8d9b";
const GRID = "#8a8d9b55";

export class RateChart {
  #chart;
  #legendFont;
  #text;
  /** @type {number[]} start of each step */
  #steps = [];
  /** @type {(string | undefined)[]} an emoji keeps its place, and so its colour, while it is among the most used */
  #named = new Array(BANDS).fill(undefined);

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLElement} text describes the chart in words
   */
  constructor(canvas, text) {
    this.#text = text;
    const { color, fontFamily: family } = getComputedStyle(document.body);
    const font = { size: 14, family };
    this.#legendFont = font;
    this.#chart = new Chart(canvas, {
      type: "line",
      data: { labels: /** @type {string[]} */ ([]), datasets: [] },
      options: {
        animation: false,
        maintainAspectRatio: false,
        elements: { point: { radius: 0 }, line: { borderWidth: 1, tension: 0.3 } },
        interaction: { mode: "index", intersect: false },
        plugins: { legend: { position: "bottom", labels: { color, boxWidth: 14, font } } },
        scales: {
          x: {
            ticks: { color, autoSkip: false, maxRotation: 0, callback: (_, step) => this.#fullMinute(step) },
            grid: { display: false },
          },
          y: {
            stacked: true,
            beginAtZero: true,
            suggestedMax: 5,
            ticks: { color, maxTicksLimit: 6 },
            grid: { color: GRID },
          },
        },
      },
    });
  }

  /**
   * @param {ReadonlyMap<number, ReadonlyMap<string, { reaction_count: number }>>} windows by start
   * @param {{ emoji_type: string }[]} top the most used first
   * @param {number} now by the feed's clock
   * @param {Timing} timing
   */
  show(windows, top, now, { window_ms, growing_ms }) {
    const length = WINDOWS_PER_STEP * window_ms;
    const end = Math.floor((now - growing_ms) / length) * length;
    const count = Math.floor(SPAN / length);
    const first = end - count * length;
    this.#name(top.slice(0, BANDS).map((total) => total.emoji_type));
    const named = this.#named.filter((name) => name !== undefined);
    const others = new Array(count).fill(0);
    const bands = new Map(named.map((name) => [name, new Array(count).fill(0)]));
    for (const [start, window] of windows) {
      const step = Math.floor((start - first) / length);
      if (step < 0 || step >= count) {
        continue;
      }
      for (const [emoji, { reaction_count }] of window) {
        (bands.get(emoji) ?? others)[step] += (reaction_count * 1_000) / length;
      }
    }
    if (others.some((value) => value > 0)) {
      bands.set(OTHERS, others);
    }
    this.#steps = Array.from({ length: count }, (_, i) => first + i * length);
    this.#chart.data.labels = this.#steps.map((step) => new Date(step).toLocaleTimeString());
    this.#chart.data.datasets = [...bands].map(([name, data], i) => {
      const colour = name === OTHERS ? OTHERS_COLOUR : COLOURS[this.#named.indexOf(name)];
      const fill = i === 0 ? "origin" : "-1";
      return { label: name, data, fill, borderColor: colour, backgroundColor: `${colour}b0` };
    });
    this.#chart.update();
    const latest = [...bands].map(([name, data]) => `${name} ${Math.round(data.at(-1))}`);
    this.#text.textContent = `Reactions per second at the end: ${latest.join(", ") || "none"}`;
  }

  /** @param {number} index of a step; the axis has a label only where a minute starts */
  #fullMinute(index) {
    const step = this.#steps[index];
    return step % MINUTE === 0 ? new Date(step).toLocaleTimeString([], { timeStyle: "short" }) : undefined;
  }

  /** @param {string[]} top the most used emojis */
  #name(top) {
    this.#named = this.#named.map((name) => (name !== undefined && top.includes(name) ? name : undefined));
    for (const emoji of top) {
      if (!this.#named.includes(emoji)) {
        this.#named[this.#named.indexOf(undefined)] = emoji;
        this.#addFamily(emoji);
      }
    }
  }

  /**
   * Lets the legend show an emoji that the system cannot draw.
   *
   * @param {string} emoji
   */
  async #addFamily(emoji) {
    const family = await emojiFamily(emoji);
    if (family && !this.#legendFont.family.includes(family)) {
      this.#legendFont.family = `${family}, ${this.#legendFont.family}`;
      this.#chart.update();
    }
  }
}
