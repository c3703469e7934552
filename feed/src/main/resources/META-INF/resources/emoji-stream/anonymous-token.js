/**
 * Tokens that the feed issues to anybody.
 *
 * @import { TokenSource } from "./credentials.js"
 */
import { authorization } from "./credentials.js";
import { FeedError, baseAddress, content, request } from "./feed-request.js";

/**
 * @typedef {object} Issued
 * @property {string} token
 * @property {number} received by the device's clock, in milliseconds
 * @property {number} expires by the device's clock, in milliseconds
 */

/** @type {Map<string, TokenSource>} by address: a page has one token of a feed */
const sources = new Map();

const STORAGE_KEY = "emoji-stream-token";
/** In parts of its life; an older token from the storage is renewed instead of used. */
const FRESH = 0.8;
/** How long after its end the feed renews a token, in milliseconds. */
const RENEWABLE = 3_600_000;

/**
 * A function for `connect(room, { token })` that gets the feed's anonymous tokens and renews them for the same user; the
 * same function for the same feed.
 *
 * The browser's local storage keeps the token, as it keeps the user id of pages without one: after a reload, and in
 * another tab, a viewer is the same user and needs no new token, which the feed limits. Where a page may store nothing,
 * the token lasts until the page is closed.
 *
 * @param {string} [feed] its address; default: the origin of this module
 * @returns {TokenSource}
 */
export function anonymousToken(feed) {
  const { href } = new URL("token", baseAddress(feed));
  const source = sources.get(href) ?? sourceOf(new URL(href));
  sources.set(href, source);
  return source;
}

/**
 * @param {URL} address
 * @returns {TokenSource}
 */
function sourceOf(address) {
  const key = `${STORAGE_KEY} ${address.href}`;
  /** @type {Issued | undefined} the token that was returned last */
  let last;
  return async () => {
    const stored = read(key) ?? last;
    if (stored && stored.token !== last?.token && isFresh(stored)) {
      last = stored;
    } else {
      last = await issue(address, stored && isRenewable(stored) ? stored.token : "");
      write(key, last);
    }
    return last.token;
  };
}

/**
 * @param {URL} address
 * @param {string} former empty: none
 * @returns {Promise<Issued>}
 */
async function issue(address, former) {
  try {
    const options = { method: "POST", headers: authorization(former) };
    const { token, expires_in } = await content(await request(address, options));
    const received = Date.now();
    return { token, received, expires: received + expires_in * 1_000 };
  } catch (error) {
    if (former && error instanceof FeedError && error.status === 401) {
      return issue(address, "");
    }
    throw error;
  }
}

/** @param {Issued} issued */
function isFresh({ received, expires }) {
  const now = Date.now();
  return now >= received && now < received + FRESH * (expires - received);
}

/** @param {Issued} issued */
function isRenewable({ expires }) {
  return Date.now() < expires + RENEWABLE;
}

/**
 * @param {string} key
 * @returns {Issued | undefined}
 */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {Issued} issued
 */
function write(key, issued) {
  try {
    localStorage.setItem(key, JSON.stringify(issued));
  } catch {
    // A private window, or a full storage.
  }
}
