/**
 * The queue of reactions to send: at most one batch a second. A reaction stays in the queue until ingest accepts or
 * rejects it. A whole batch may be retried: each reaction has a message_id, so ingest counts it once.
 */
import { backoff } from "./backoff.js";

/**
 * @typedef {{ emojis: string[], detail: string }} Refusal
 * @typedef {{ seconds: number, reactions: number, detail: string }} Wait time until the next attempt, and the reactions in the queue
 *
 * @typedef {object} Reaction
 * @property {string} user_id
 * @property {string} emoji_type
 * @property {string} timestamp by the device's clock, which ingest corrects by the clock's time of sending
 * @property {string} room
 * @property {string} message_id
 */

const MAX_WAITING = 1_000;
const MIN_INTERVAL = 1_000;
const TIMEOUT = 10_000;
/** A browser sends at most 64 KiB for a page that is being closed. */
const MAX_ON_LEAVING = 120;

const USER_KEY = "emoji-stream-user";

export class Outbox {
  /** @type {Reaction[]} */
  #waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #sending = false;
  #closed = false;
  #failures = 0;
  #nextBatchAt = 0;
  #heldUntil = 0;
  #isHeld = false;
  #user = userId();

  #room;
  #ingest;
  #onRefused;
  #onWaiting;

  /**
   * @param {string} room
   * @param {() => Promise<string>} ingest returns the address of ingest
   * @param {(refusal: Refusal) => void} onRefused
   * @param {(wait: Wait | null) => void} onWaiting
   */
  constructor(room, ingest, onRefused, onWaiting) {
    this.#room = room;
    this.#ingest = ingest;
    this.#onRefused = onRefused;
    this.#onWaiting = onWaiting;
    globalThis.addEventListener?.("pagehide", this.#leave);
    globalThis.document?.addEventListener("visibilitychange", this.#leaveIfHidden);
  }

  /**
   * @param {string} emoji
   * @returns {boolean} whether it was queued
   */
  add(emoji) {
    if (this.#closed || this.#waiting.length >= MAX_WAITING) {
      return false;
    }
    this.#waiting.push({
      user_id: this.#user,
      emoji_type: emoji,
      timestamp: new Date().toISOString(),
      room: this.#room,
      message_id: randomId(),
    });
    this.#schedule();
    return true;
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.("pagehide", this.#leave);
    globalThis.document?.removeEventListener("visibilitychange", this.#leaveIfHidden);
    this.#leave();
  }

  #schedule() {
    if (!this.#timer && !this.#sending && !this.#closed && this.#waiting.length > 0) {
      const at = Math.max(this.#nextBatchAt, this.#heldUntil);
      this.#timer = setTimeout(() => this.#send(), Math.max(0, at - performance.now()));
    }
  }

  async #send() {
    this.#timer = undefined;
    this.#sending = true;
    this.#nextBatchAt = performance.now() + MIN_INTERVAL;
    const batch = [...this.#waiting];
    try {
      await this.#settle(batch, await this.#post(batch, { signal: AbortSignal.timeout(TIMEOUT) }));
    } catch {
      this.#hold(backoff(this.#failures++), "Reactions cannot be sent at the moment");
    }
    this.#sending = false;
    this.#schedule();
  }

  /**
   * @param {Reaction[]} batch
   * @param {RequestInit} options
   */
  async #post(batch, options) {
    const address = (await this.#ingest()).replace(/\/+$/, "");
    const sent_at = new Date().toISOString();
    return fetch(`${address}/emoji/batch`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(batch.map((reaction) => ({ ...reaction, sent_at }))),
      ...options,
    });
  }

  /**
   * @param {Reaction[]} batch the first reactions of #waiting
   * @param {Response} response
   */
  async #settle(batch, response) {
    if (response.status === 429 || response.status >= 500) {
      const { detail } = await response.json().catch(() => ({}));
      this.#hold(retryAfter(response) ?? backoff(this.#failures++), detail ?? `Ingest answered ${response.status}`);
      return;
    }
    if (!response.ok) {
      const { detail } = await response.json().catch(() => ({}));
      this.#waiting.splice(0, batch.length);
      this.#onRefused({
        emojis: batch.map((reaction) => reaction.emoji_type),
        detail: detail ?? `Ingest answered ${response.status}`,
      });
      return;
    }
    /** @type {{ results: { status?: number, detail?: string }[] }} */
    const { results } = await response.json();
    const retried = batch.filter((_, i) => results[i]?.status === 503);
    this.#waiting.splice(0, batch.length, ...retried);
    results.forEach(({ status, detail }, i) => {
      if (status && status !== 503) {
        this.#onRefused({ emojis: [batch[i].emoji_type], detail: detail ?? "The reaction is not valid" });
      }
    });
    if (retried.length > 0) {
      this.#hold(retryAfter(response) ?? backoff(this.#failures++), "Some reactions could not be stored yet");
    } else {
      this.#release();
    }
  }

  /**
   * @param {number} milliseconds
   * @param {string} detail
   */
  #hold(milliseconds, detail) {
    this.#heldUntil = performance.now() + milliseconds;
    this.#isHeld = true;
    this.#onWaiting({ seconds: Math.ceil(milliseconds / 1_000), reactions: this.#waiting.length, detail });
  }

  #release() {
    this.#failures = 0;
    if (this.#isHeld) {
      this.#isHeld = false;
      this.#onWaiting(null);
    }
  }

  /** On a phone, the page of an app that is closed gets no event after this one. */
  #leaveIfHidden = () => {
    if (document.visibilityState === "hidden") {
      this.#leave();
    }
  };

  /** The queue keeps its reactions: if the page comes back, they are sent again and still count once. */
  #leave = () => {
    if (this.#waiting.length > 0 && performance.now() >= this.#heldUntil) {
      this.#post(this.#waiting.slice(0, MAX_ON_LEAVING), { keepalive: true }).catch(() => {});
    }
  };
}

/**
 * @param {Response} response
 * @returns {number | undefined} milliseconds
 */
function retryAfter(response) {
  const value = response.headers.get("Retry-After");
  if (!value) {
    return undefined;
  }
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

/** randomUUID exists only on pages served over https or from localhost. */
function randomId() {
  return (
    globalThis.crypto.randomUUID?.() ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
  );
}

function userId() {
  const fresh = randomId();
  try {
    const known = localStorage.getItem(USER_KEY);
    if (!known) {
      localStorage.setItem(USER_KEY, fresh);
    }
    return known ?? fresh;
  } catch {
    return fresh;
  }
}
