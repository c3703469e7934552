/**
 * Queries to the feed. Each takes an optional `feed`, the address of the feed; default: the origin of this module; and
 * `token`, as connect() does.
 *
 * @import { TokenSource } from "./credentials.js"
 * @import { EmojiTotal, Peak, RoomRate, Step } from "./types.js"
 */
import { authorization, credentialsOf } from "./credentials.js";
import { baseAddress, content, request, roomAddress } from "./feed-request.js";
import { feedToken } from "./feed-token.js";

/** @typedef {{ feed?: string, token?: TokenSource }} Access */

/**
 * Rooms with counts, the busiest first.
 *
 * @param {Access} [options]
 * @returns {Promise<RoomRate[]>}
 */
export async function rooms(options = {}) {
  return (await query(new URL("rooms", baseAddress(options.feed)), options)).rooms;
}

/**
 * A room's reactions by step and emoji; default: the last five minutes, in steps of one window.
 *
 * @param {string} room
 * @param {{ from?: Date, to?: Date, step?: number } & Access} [options] step in seconds, a multiple of the window
 * @returns {Promise<{ room: string, from: string, to: string, step: number, counts: Step[] }>} empty steps are left out
 */
export async function counts(room, { from, to, step, ...access } = {}) {
  return query(new URL("counts", roomAddress(room, access.feed)), access, {
    from: from?.toISOString(),
    to: to?.toISOString(),
    step,
  });
}

/**
 * A room's most frequent emojis.
 *
 * @param {string} room
 * @param {{ n?: number, window?: number } & Access} [options] window: how far back, in seconds
 * @returns {Promise<EmojiTotal[]>}
 */
export async function top(room, { n, window, ...access } = {}) {
  return (await query(new URL("top", roomAddress(room, access.feed)), access, { n, window })).top;
}

/**
 * Times at which a room was unusually busy, the oldest first.
 *
 * @param {string} room
 * @param {Access} [options]
 * @returns {Promise<Peak[]>}
 */
export async function peaks(room, options = {}) {
  return (await query(new URL("peaks", roomAddress(room, options.feed)), options)).peaks;
}

/**
 * @param {URL} address
 * @param {Access} access
 * @param {Record<string, string | number | undefined>} [parameters]
 */
async function query(address, { feed, token: source = feedToken(feed) }, parameters = {}) {
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      address.searchParams.set(name, String(value));
    }
  }
  const response = await credentialsOf(source).send((token) => request(address, { headers: authorization(token) }));
  return content(response);
}
