/**
 * Queries to the feed. Each takes an optional `feed`, the address of the feed; default: the origin of this module.
 *
 * @import { EmojiTotal, Peak, RoomRate, Step } from "./types.js"
 */

const TIMEOUT = 10_000;
const ORIGIN = new URL("..", import.meta.url).href;

/** The feed answered with an error: `status` is the HTTP status, `detail` the reason in words. */
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
  return (await query(new URL("rooms", baseAddress(feed)))).rooms;
}

/**
 * A room's reactions by step and emoji; default: the last five minutes, in steps of one window.
 *
 * @param {string} room
 * @param {{ from?: Date, to?: Date, step?: number, feed?: string }} [options] step in seconds, a multiple of the window
 * @returns {Promise<{ room: string, from: string, to: string, step: number, counts: Step[] }>} empty steps are left out
 */
export async function counts(room, { from, to, step, feed } = {}) {
  return query(new URL("counts", roomAddress(room, feed)), {
    from: from?.toISOString(),
    to: to?.toISOString(),
    step,
  });
}

/**
 * A room's most frequent emojis.
 *
 * @param {string} room
 * @param {{ n?: number, window?: number, feed?: string }} [options] window: how far back, in seconds
 * @returns {Promise<EmojiTotal[]>}
 */
export async function top(room, { n, window, feed } = {}) {
  return (await query(new URL("top", roomAddress(room, feed)), { n, window })).top;
}

/**
 * Times at which a room was unusually busy, the oldest first.
 *
 * @param {string} room
 * @param {{ feed?: string }} [options]
 * @returns {Promise<Peak[]>}
 */
export async function peaks(room, { feed } = {}) {
  return (await query(new URL("peaks", roomAddress(room, feed)))).peaks;
}

/**
 * @param {{ feed?: string }} [options]
 * @returns {Promise<{ ingest_url: string }>}
 */
export async function settings({ feed } = {}) {
  return query(new URL("settings", baseAddress(feed)));
}

/**
 * @param {string} room
 * @param {string} [feed]
 */
export function roomAddress(room, feed) {
  return new URL(`rooms/${encodeURIComponent(room)}/`, baseAddress(feed));
}

/** @param {string} feed */
function baseAddress(feed = ORIGIN) {
  return feed.replace(/\/*$/, "/");
}

/**
 * @param {URL} address
 * @param {Record<string, string | number | undefined>} [parameters]
 */
async function query(address, parameters = {}) {
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
