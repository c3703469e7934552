/** Timers and times that stand still until a test advances them. */

const START = Date.parse("2026-11-27T12:00:00Z");
/** A longer delay is none, as in browsers. */
const MAX_DELAY = 2 ** 31 - 1;
const { setTimeout, clearTimeout, setImmediate, performance, Date: RealDate } = globalThis;

export class FakeClock {
  #elapsed = 0;
  #timers = new Map();
  #ids = 0;

  /** Replaces the clock of the process until the test ends. */
  constructor(t) {
    const clock = this;
    const now = performance.now;
    globalThis.setTimeout = (task, delay = 0) => {
      const wait = delay > MAX_DELAY ? 1 : Math.max(0, delay);
      this.#timers.set(++this.#ids, { task, at: this.#elapsed + wait });
      return this.#ids;
    };
    globalThis.clearTimeout = (id) => this.#timers.delete(id) || clearTimeout(id);
    globalThis.Date = class extends RealDate {
      constructor(...fields) {
        super(...(fields.length > 0 ? fields : [Date.now()]));
      }
      static now() {
        return START + clock.#elapsed;
      }
    };
    performance.now = () => this.#elapsed;
    t.after(() => {
      Object.assign(globalThis, { setTimeout, clearTimeout, Date: RealDate });
      performance.now = now;
    });
  }

  /** Delays of the timers that wait, in milliseconds. */
  get delays() {
    return [...this.#timers.values()].map(({ at }) => at - this.#elapsed);
  }

  /** Lets time pass, and runs the timers that become due, in order. */
  async advance(milliseconds) {
    const end = this.#elapsed + milliseconds;
    await settled();
    for (;;) {
      const [id, next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (!next || next.at > end) {
        break;
      }
      this.#timers.delete(id);
      this.#elapsed = Math.max(this.#elapsed, next.at);
      next.task();
      await settled();
    }
    this.#elapsed = end;
  }
}

/** Lets promises settle. */
export async function settled() {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Checks a condition until it holds, in real time. */
export async function until(condition) {
  for (let attempts = 0; !condition(); attempts++) {
    if (attempts > 2_000) {
      throw new Error(`not within 10 s: ${condition}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
