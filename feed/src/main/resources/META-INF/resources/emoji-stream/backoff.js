const FIRST_DELAY = 1_000;
const MAX_DELAY = 10_000;

/**
 * Delay before the next attempt, in milliseconds: exponential, with jitter, so that the clients of a server that
 * failed do not all return at once.
 *
 * @param {number} failures in a row before this one
 * @param {number} [max] longest delay, in milliseconds
 */
export function backoff(failures, max = MAX_DELAY) {
  return Math.min(max, FIRST_DELAY * 2 ** failures) * (0.5 + Math.random() / 2);
}

/**
 * A wait that a server asked for, in milliseconds, and up to a quarter more: a server may give the same one to all.
 *
 * @param {number} wait
 */
export function spread(wait) {
  return wait * (1 + Math.random() / 4);
}
