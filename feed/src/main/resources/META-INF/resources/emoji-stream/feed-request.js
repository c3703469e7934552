/** Requests to the feed: addresses, and answers that are errors. */
import { retryAfter } from "./retry-after.js";

const TIMEOUT = 10_000;
const ORIGIN = new URL("..", import.meta.url).href;

/** The feed answered with an error: `status` is the HTTP status, `detail` the reason in words. */
export class FeedError extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {number} [retryAfter] how long to wait before the next request, in milliseconds
   */
  constructor(status, detail, retryAfter) {
    super(detail);
    this.name = "FeedError";
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

/**
 * Whether a page gets no token: its user is not signed in, or the feed has none for it.
 *
 * @param {unknown} error of a function that returns tokens
 */
export function isUnauthorized(error) {
  return error instanceof FeedError && (error.status === 401 || error.status === 403);
}

/**
 * @param {string} [feed] its address; default: the origin of this module
 * @returns {string} ends in /
 */
export function baseAddress(feed = ORIGIN) {
  return feed.replace(/\/*$/, "/");
}

/**
 * @param {string} room
 * @param {string} [feed]
 */
export function roomAddress(room, feed) {
  return new URL(`rooms/${encodeURIComponent(room)}/`, baseAddress(feed));
}

/**
 * @param {URL} address
 * @param {RequestInit} [options]
 */
export function request(address, options) {
  return fetch(address, { signal: AbortSignal.timeout(TIMEOUT), ...options });
}

/**
 * @param {Response} response
 * @returns {Promise<any>} its JSON; a FeedError if it is an error
 */
export async function content(response) {
  if (!response.ok) {
    const { detail } = await response.json().catch(() => ({}));
    throw new FeedError(response.status, detail ?? `The feed answered ${response.status}`, retryAfter(response));
  }
  return response.json();
}
