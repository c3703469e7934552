import { baseAddress, content, request } from "./feed-request.js";

/**
 * @typedef {object} Settings
 * @property {string} ingest_url where pages post reactions
 * @property {"none" | "anonymous" | "token"} [auth] the token that requests need: the feed issues it to anybody, or the
 *     page must have one; default: none
 */

/**
 * The feed's settings for pages.
 *
 * @param {{ feed?: string }} [options]
 * @returns {Promise<Settings>}
 */
export async function settings({ feed } = {}) {
  return content(await request(new URL("settings", baseAddress(feed))));
}
