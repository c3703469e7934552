/**
 * Questions to the feed. Each takes `feed`, the feed's address, which is where this module came from unless told.
 *
 * @import { EmojiTotal, Peak, RoomRate, Step } from "./types.js"
 */

const TIMEOUT = 10_000;
const ORIGIN = new URL("..", import.meta.url).href;

/** An answer that is none: `status` is HTTP's, `detail` says why in words. */
export class FeedError extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   */
  constructor(status, detail) {
    super(detail);
    this.name = "FeedError";
    this.status = status;
    this.detail = detail;
  }
}

/**
 * Rooms with counts, the busiest first.
 *
 * @param {{ feed?: string }} [options]
 * @returns {Promise<RoomRate[]>}
 */
export async function rooms({ feed } = {}) {
  return (await ask(new URL("rooms", baseOf(feed)))).rooms;
}

/**
 * A room's reactions by step and emoji; the last five minutes in steps of two seconds unless told.
 *
 * @param {string} room
 * @param {{ from?: Date, to?: Date, step?: number, feed?: string }} [options] step in seconds, even
 * @returns {Promise<{ room: string, from: string, to: string, step: number, counts: Step[] }>} without empty steps
 */
export async function counts(room, { from, to, step, feed } = {}) {
  return ask(new URL("counts", roomAddress(room, feed)), {
    from: from?.toISOString(),
    to: to?.toISOString(),
    step,
  });
}

/**
 * A room's most frequent emojis.
 *
 * @param {string} room
 * @param {{ n?: number, window?: number, feed?: string }} [options] window in seconds before now
 * @returns {Promise<EmojiTotal[]>}
 */
export async function top(room, { n, window, feed } = {}) {
  return (await ask(new URL("top", roomAddress(room, feed)), { n, window })).top;
}

/**
 * When a room was unusually busy, the oldest first.
 *
 * @param {string} room
 * @param {{ feed?: string }} [options]
 * @returns {Promise<Peak[]>}
 */
export async function peaks(room, { feed } = {}) {
  return (await ask(new URL("peaks", roomAddress(room, feed)))).peaks;
}

/**
 * @param {{ feed?: string }} [options]
 * @returns {Promise<{ ingest_url: string }>}
 */
export async function settings({ feed } = {}) {
  return ask(new URL("settings", baseOf(feed)));
}

/**
 * @param {string} room
 * @param {string} [feed]
 */
export function roomAddress(room, feed) {
  return new URL(`rooms/${encodeURIComponent(room)}/`, baseOf(feed));
}

/** @param {string} feed */
function baseOf(feed = ORIGIN) {
  return feed.replace(/\/*$/, "/");
}

/**
 * @param {URL} address
 * @param {Record<string, string | number | undefined>} [parameters]
 */
async function ask(address, parameters = {}) {
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      address.searchParams.set(name, String(value));
    }
  }
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) {
    const { detail } = await response.json().catch(() => ({}));
    throw new FeedError(response.status, detail ?? `The feed answered ${response.status}`);
  }
  return response.json();
}
