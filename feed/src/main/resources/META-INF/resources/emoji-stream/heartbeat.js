/**
 * Finds a connection that died without an error: a laptop that slept, a router that forgot it, a server without power.
 * The feed sends a heartbeat at an interval that its events report; after two missed ones the connection is lost.
 *
 * Only a visible page judges, and does so as soon as it becomes visible: a browser may hold the events of a hidden one.
 */

/** How long a new connection may take to bring its first event, in milliseconds. */
const FIRST_EVENT = 10_000;
/** In intervals: two heartbeats, and how late the second may be. */
const MAX_SILENCE = 2.25;
/** How often the silence is measured, in parts of the longest allowed. */
const CHECKS = 9;

export class Heartbeat {
  #onDead;
  /** Longest allowed silence, in milliseconds. */
  #limit = Infinity;
  /** @type {number | undefined} reported by the feed, in milliseconds */
  #interval;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #heard = times();

  /** @param {() => void} onDead called once for a connection */
  constructor(onDead) {
    this.#onDead = onDead;
    globalThis.document?.addEventListener("visibilitychange", this.#judge);
  }

  /**
   * A connection begins.
   *
   * @param {number} [patience] longest silence until an event, in milliseconds
   */
  begin(patience = FIRST_EVENT) {
    this.#heard = times();
    this.#allow(patience);
  }

  /**
   * An event has arrived.
   *
   * @param {number} [interval] of heartbeats, in milliseconds; default: as before
   */
  hear(interval = this.#interval) {
    this.#heard = times();
    this.#interval = interval;
    this.#allow(interval ? interval * MAX_SILENCE : Infinity);
  }

  /** The connection has ended. */
  end() {
    this.#allow(Infinity);
  }

  close() {
    this.end();
    globalThis.document?.removeEventListener("visibilitychange", this.#judge);
  }

  /** @param {number} limit in milliseconds */
  #allow(limit) {
    if (limit !== this.#limit) {
      this.#limit = limit;
      clearInterval(this.#timer);
      this.#timer = limit === Infinity ? undefined : setInterval(this.#judge, limit / CHECKS);
    }
  }

  #judge = () => {
    const now = times();
    const silence = Math.max(now.clock - this.#heard.clock, now.running - this.#heard.running);
    if (silence > this.#limit && globalThis.document?.visibilityState !== "hidden") {
      this.end();
      this.#onDead();
    }
  };
}

/** In milliseconds. The second one cannot be set, but may stop while the device sleeps. */
function times() {
  return { clock: Date.now(), running: performance.now() };
}
