/**
 * The queue of reactions to send: at most one batch a second. A reaction stays in the queue until ingest accepts or
 * rejects it, at most for an hour. A whole batch may be retried: each reaction has a message_id, so ingest counts it
 * once.
 *
 * After a 429 the next batches are small: otherwise a long queue would be sent whole in each second, for the few
 * reactions that the limit lets through. They grow while ingest accepts all of them.
 *
 * @import { Credentials } from "./credentials.js"
 */
import { backoff, spread } from "./backoff.js";
import { authorization } from "./credentials.js";
import { FeedError, isUnauthorized } from "./feed-request.js";
import { retryAfter } from "./retry-after.js";
import { localUser, randomId } from "./user.js";

/**
 * @typedef {object} Refusal
 * @property {string[]} emojis
 * @property {string} detail
 * @property {number} [status] ingest's; 403: the token does not include the reaction
 *
 * @typedef {object} Wait
 * @property {number} seconds least time until the next attempt
 * @property {number} reactions in the queue
 * @property {string} detail
 * @property {number} [status] of the answer; 401: ingest refused the token, and a new one, or the page gets no token
 *
 * @typedef {object} Sending
 * @property {string} room
 * @property {() => Promise<string>} ingest returns the address of ingest
 * @property {Credentials} credentials
 * @property {string} [user] default: with a token none, because the token names the user; else a random one that the
 *     browser keeps
 * @property {(refusal: Refusal) => void} onRefused
 * @property {(wait: Wait | null) => void} onWaiting
 *
 * @typedef {object} Reaction
 * @property {string} emoji_type
 * @property {string} timestamp by the device's clock, which ingest corrects by the clock's time of sending
 * @property {string} room
 * @property {string} message_id
 *
 * @typedef {object} Outcome of one reaction
 * @property {number} [status] absent: stored
 * @property {string} [detail]
 * @property {number} [retry_after] seconds
 */

const MAX_WAITING = 1_000;
/** In milliseconds; by default, ingest rejects older reactions. */
const MAX_AGE = 3_600_000;
/** After a 429, unless ingest accepted more. */
const SMALL_BATCH = 10;
const MIN_INTERVAL = 1_000;
const TIMEOUT = 10_000;
/** Statuses of reactions that ingest may accept later. */
const RETRIED = new Set([429, 503]);
/** The longest delay after a token that ingest refused, in milliseconds. */
const MAX_REFUSED_DELAY = 60_000;
/** A browser sends at most 64 KiB for a page that is being closed. */
const MAX_ON_LEAVING = 120;

export class Outbox {
  /** @type {Reaction[]} */
  #waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #sending = false;
  #closed = false;
  #failures = 0;
  #maxBatch = MAX_WAITING;
  #nextBatchAt = 0;
  #heldUntil = 0;
  #isHeld = false;

  #settings;

  /** @param {Sending} settings */
  constructor(settings) {
    this.#settings = settings;
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
      emoji_type: emoji,
      timestamp: new Date().toISOString(),
      room: this.#settings.room,
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
    this.#giveUpOld();
    if (this.#waiting.length === 0) {
      this.#release();
      return;
    }
    this.#sending = true;
    this.#nextBatchAt = performance.now() + MIN_INTERVAL;
    const batch = this.#waiting.slice(0, this.#maxBatch);
    try {
      await this.#settle(batch, await this.#post(batch, { signal: AbortSignal.timeout(TIMEOUT) }));
    } catch (error) {
      const { status, retryAfter } = error instanceof FeedError ? error : {};
      const answer = { detail: "Reactions cannot be sent at the moment", status: isUnauthorized(error) ? 401 : status };
      this.#hold(answer, retryAfter);
    }
    this.#sending = false;
    this.#schedule();
  }

  #giveUpOld() {
    const oldest = Date.now() - MAX_AGE;
    const old = this.#waiting.filter(({ timestamp }) => Date.parse(timestamp) < oldest);
    if (old.length > 0) {
      this.#waiting = this.#waiting.filter((reaction) => !old.includes(reaction));
      this.#refuse(old, { detail: "It could not be sent for an hour" });
    }
  }

  /**
   * @param {Reaction[]} batch
   * @param {RequestInit} options
   */
  async #post(batch, options) {
    const { ingest, credentials, user } = this.#settings;
    const address = (await ingest()).replace(/\/+$/, "");
    return credentials.send((token) => {
      const user_id = user ?? (token ? undefined : localUser());
      const sent_at = new Date().toISOString();
      return fetch(`${address}/emoji/batch`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...authorization(token) },
        body: JSON.stringify(batch.map((reaction) => ({ user_id, ...reaction, sent_at }))),
        ...options,
      });
    });
  }

  /**
   * @param {Reaction[]} batch the first reactions of #waiting
   * @param {Response} response
   */
  async #settle(batch, response) {
    const wait = retryAfter(response);
    const { status } = response;
    if (status === 401 || status === 429 || status >= 500) {
      if (status === 429) {
        this.#maxBatch = SMALL_BATCH;
      }
      this.#hold({ detail: await reason(response), status }, wait);
      return;
    }
    if (!response.ok) {
      this.#waiting.splice(0, batch.length);
      this.#refuse(batch, { detail: await reason(response), status });
      return;
    }
    /** @type {{ results: Outcome[] }} */
    const { results } = await response.json();
    const isKept = batch.map((_, i) => RETRIED.has(results[i]?.status ?? 200));
    const kept = batch.filter((_, i) => isKept[i]);
    this.#waiting.splice(0, batch.length, ...kept);
    this.#resize(batch.length - kept.length, results);
    if (kept.length > 0) {
      const first = results.find((_, i) => isKept[i]);
      const detail = first?.detail ?? "Some reactions could not be stored yet";
      const waits = results.map(({ retry_after = 0 }) => retry_after * 1_000);
      this.#hold({ detail, status: first?.status }, Math.max(wait ?? 0, ...waits) || undefined);
    } else {
      this.#release();
    }
    results.forEach(({ status, detail }, i) => {
      if (status && !isKept[i]) {
        this.#refuse([batch[i]], { detail: detail ?? "The reaction is not valid", status });
      }
    });
  }

  /**
   * @param {number} settled reactions of the batch
   * @param {Outcome[]} results
   */
  #resize(settled, results) {
    if (results.some(({ status }) => status === 429)) {
      this.#maxBatch = Math.max(SMALL_BATCH, settled);
    } else {
      this.#maxBatch = Math.min(MAX_WAITING, 2 * this.#maxBatch);
    }
  }

  /**
   * @param {Reaction[]} reactions
   * @param {{ detail: string, status?: number }} answer
   */
  #refuse(reactions, answer) {
    this.#settings.onRefused({ emojis: reactions.map((reaction) => reaction.emoji_type), ...answer });
  }

  /**
   * @param {{ detail: string, status?: number }} answer
   * @param {number} [wait] milliseconds, as ingest answered; default: a backoff
   */
  #hold(answer, wait) {
    const least = wait ?? backoff(this.#failures++, answer.status === 401 ? MAX_REFUSED_DELAY : undefined);
    this.#heldUntil = performance.now() + (wait === undefined ? least : spread(wait));
    this.#isHeld = true;
    this.#settings.onWaiting({ seconds: Math.ceil(least / 1_000), reactions: this.#waiting.length, ...answer });
  }

  #release() {
    this.#failures = 0;
    if (this.#isHeld) {
      this.#isHeld = false;
      this.#settings.onWaiting(null);
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

/** @param {Response} response */
async function reason(response) {
  const { detail } = await response.json().catch(() => ({}));
  return detail ?? `Ingest answered ${response.status}`;
}
