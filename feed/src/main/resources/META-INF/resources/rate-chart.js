/** A stacked chart of the last five minutes, by emoji; what is rare is one band, "others". */

const STEP = 4_000;
const SPAN = 300_000;
const MINUTE = 60_000;
const STILL_GROWING = 4_000;
const BANDS = 6;
const COLOURS = ["#6c5ce7", "#00a37a", "#e17055", "#0984e3", "#d63a86", "#c48a00"];
const OTHERS = "others";
const OTHERS_COLOUR = "#8a8d9b";
const GRID = "#8a8d9b55";

export class RateChart {
  #chart;
  #text;
  /** @type {number[]} where each begins */
  #steps = [];
  /** @type {string[]} each keeps its place, and so its colour, while it is among the most used */
  #named = new Array(BANDS).fill(undefined);

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLElement} text says the same in words
   */
  constructor(canvas, text) {
    this.#text = text;
    const colour = getComputedStyle(document.body).color;
    this.#chart = new Chart(canvas, {
      type: "line",
      data: { labels: [], datasets: [] },
      options: {
        animation: false,
        maintainAspectRatio: false,
        elements: { point: { radius: 0 }, line: { borderWidth: 1, tension: 0.3 } },
        interaction: { mode: "index", intersect: false },
        plugins: { legend: { position: "bottom", labels: { color: colour, boxWidth: 14, font: { size: 14, family: getComputedStyle(document.body).fontFamily } } } },
        scales: {
          x: {
            ticks: { color: colour, autoSkip: false, maxRotation: 0, callback: (_, step) => this.#fullMinute(step) },
            grid: { display: false },
          },
          y: {
            stacked: true,
            beginAtZero: true,
            suggestedMax: 5,
            ticks: { color: colour, maxTicksLimit: 6 },
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
   */
  show(windows, top, now) {
    const end = Math.floor((now - STILL_GROWING) / STEP) * STEP;
    const steps = Array.from({ length: SPAN / STEP }, (_, i) => end - SPAN + i * STEP);
    this.#name(top.slice(0, BANDS).map((total) => total.emoji_type));
    const named = this.#named.filter((name) => name !== undefined);
    const bands = new Map([...named, OTHERS].map((name) => [name, new Array(steps.length).fill(0)]));
    for (const [start, window] of windows) {
      const step = Math.floor((start - (end - SPAN)) / STEP);
      if (step < 0 || step >= steps.length) {
        continue;
      }
      for (const [emoji, count] of window) {
        const band = bands.get(emoji) ?? bands.get(OTHERS);
        band[step] += (count.reaction_count * 1_000) / STEP;
      }
    }
    if (bands.get(OTHERS).every((value) => value === 0)) {
      bands.delete(OTHERS);
    }
    this.#steps = steps;
    this.#chart.data.labels = steps.map((step) => new Date(step).toLocaleTimeString());
    this.#chart.data.datasets = [...bands].map(([name, data], i) => {
      const colour = name === OTHERS ? OTHERS_COLOUR : COLOURS[this.#named.indexOf(name)];
      const fill = i === 0 ? "origin" : "-1";
      return { label: name, data, fill, borderColor: colour, backgroundColor: `${colour}b0` };
    });
    this.#chart.update();
    const latest = [...bands].map(([name, data]) => `${name} ${Math.round(data.at(-1))}`);
    this.#text.textContent = `Reactions a second at the end: ${latest.join(", ") || "none"}`;
  }

  /** @param {number} index of a step; only those that begin a minute are named on the axis */
  #fullMinute(index) {
    const step = this.#steps[index];
    return step % MINUTE === 0 ? new Date(step).toLocaleTimeString([], { timeStyle: "short" }) : undefined;
  }

  /** @param {string[]} most the most used emojis */
  #name(most) {
    this.#named = this.#named.map((name) => (most.includes(name) ? name : undefined));
    for (const emoji of most) {
      if (!this.#named.includes(emoji)) {
        this.#named[this.#named.indexOf(undefined)] = emoji;
      }
    }
  }
}
