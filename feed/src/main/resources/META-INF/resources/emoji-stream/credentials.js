/**
 * The token of a page's requests: one for all connections and queries that use the same function, and one renewal at a
 * time. It is renewed at 80 % of its life, give or take a fifth, so that viewers who came together do not renew
 * together, and when a server refuses it.
 */
import { backoff, spread } from "./backoff.js";
import { FeedError } from "./feed-request.js";
import { lifetime } from "./token-lifetime.js";

/**
 * @typedef {() => Promise<string>} TokenSource
 *   returns a token, and a new one at each later call; empty: requests need none. A rejection with a FeedError that has
 *   `retryAfter` delays the next call.
 */

/** In parts of a token's life. */
const RENEWED_FROM = 0.64;
const RENEWED_UNTIL = 0.96;
/** The longest delay of a timer; a longer one would end at once. */
const MAX_TIMER = 2 ** 31 - 1;
const MAX_BACKOFF = 60_000;

/** @type {WeakMap<TokenSource, Credentials>} */
const known = new WeakMap();

/**
 * The credentials of a function: the same ones for the same function.
 *
 * @param {TokenSource} source
 */
export function credentialsOf(source) {
  const credentials = known.get(source) ?? new Credentials(source);
  known.set(source, credentials);
  return credentials;
}

/**
 * The headers of a request with a token.
 *
 * @param {string} token empty: none
 * @returns {Record<string, string>}
 */
export function authorization(token) {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

export class Credentials {
  #source;
  /** @type {string | undefined} */
  #token;
  /** Like the other times here, by performance.now(). */
  #endsAt = 0;
  #renewsAt = Infinity;
  #heldUntil = 0;
  /** @type {unknown} the reason to hold */
  #error;
  #failures = 0;
  #connections = 0;
  /** @type {Promise<string> | undefined} */
  #renewal;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {TokenSource} source */
  constructor(source) {
    this.#source = source;
  }

  /** A connection begins to use the token: it is renewed until all have ended. */
  begin() {
    this.#connections++;
    this.#schedule();
  }

  end() {
    this.#connections--;
    if (this.#connections === 0) {
      clearTimeout(this.#timer);
    }
  }

  /** @returns {Promise<string>} a token that has not ended; empty: none is needed */
  async token() {
    return this.#token !== undefined && performance.now() < this.#endsAt ? this.#token : this.#renew();
  }

  /**
   * A server has refused the token, so the next one is new.
   *
   * @param {string} token
   */
  refuse(token) {
    if (token === this.#token) {
      this.#token = undefined;
    }
  }

  /**
   * Sends a request, and again with a new token if the first is refused with 401.
   *
   * @param {(token: string) => Promise<Response>} request
   */
  async send(request) {
    const token = await this.token();
    const response = await request(token);
    if (response.status !== 401) {
      return response;
    }
    this.refuse(token);
    const renewed = await this.token();
    return renewed === token ? response : request(renewed);
  }

  #renew() {
    this.#renewal ??= this.#ask().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #ask() {
    if (performance.now() < this.#heldUntil) {
      throw this.#error;
    }
    try {
      const token = await this.#source();
      const now = performance.now();
      const life = lifetime(token);
      this.#failures = 0;
      this.#token = token;
      this.#endsAt = now + life;
      this.#renewsAt = now + life * (RENEWED_FROM + Math.random() * (RENEWED_UNTIL - RENEWED_FROM));
      return token;
    } catch (error) {
      const now = performance.now();
      const wait = error instanceof FeedError ? error.retryAfter : undefined;
      this.#error = error;
      this.#heldUntil = now + (wait ?? 0);
      // Without a token, the requests that need one ask again.
      const delay = wait === undefined ? backoff(this.#failures++, MAX_BACKOFF) : spread(wait);
      this.#renewsAt = this.#token === undefined ? Infinity : now + delay;
      throw error;
    } finally {
      this.#schedule();
    }
  }

  #schedule() {
    clearTimeout(this.#timer);
    if (this.#connections > 0 && this.#renewsAt < Infinity) {
      const delay = Math.min(MAX_TIMER, Math.max(0, this.#renewsAt - performance.now()));
      // A failure is repeated; requests that need the token meanwhile report it.
      this.#timer = setTimeout(() => this.#renew().catch(() => {}), delay);
    }
  }
}
