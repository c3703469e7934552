/**
 * The token of a page that brings none: the feed's settings decide whether requests need one.
 *
 * @import { TokenSource } from "./credentials.js"
 */
import { anonymousToken } from "./anonymous-token.js";
import { FeedError, baseAddress } from "./feed-request.js";
import { settings } from "./settings.js";

/** @type {Map<string, TokenSource>} by address, so that all connections to a feed share a token */
const sources = new Map();

/**
 * @param {string} [feed] its address; default: the origin of this module
 * @returns {TokenSource} the same for the same feed
 */
export function feedToken(feed) {
  const address = baseAddress(feed);
  const source = sources.get(address) ?? sourceOf(address);
  sources.set(address, source);
  return source;
}

/**
 * @param {string} feed
 * @returns {TokenSource}
 */
function sourceOf(feed) {
  const anonymous = anonymousToken(feed);
  return async () => {
    const { auth } = await settings({ feed });
    if (auth === "token") {
      throw new FeedError(401, "This feed needs a token, which the page must pass to connect()");
    }
    return auth === "anonymous" ? tokenOrNone(anonymous) : "";
  };
}

/**
 * A page whose origin the feed does not list gets no token. It can read public rooms without one.
 *
 * @param {TokenSource} anonymous
 */
async function tokenOrNone(anonymous) {
  try {
    return await anonymous();
  } catch (error) {
    if (error instanceof FeedError && error.status === 403) {
      return "";
    }
    throw error;
  }
}
