const FIRST = 1_000;
const LONGEST = 10_000;

/**
 * Milliseconds to wait after so many failures in a row; random, so that a crowd does not come back at once.
 *
 * @param {number} failures
 */
export function backoff(failures) {
  return Math.min(LONGEST, FIRST * 2 ** failures) * (0.5 + Math.random() / 2);
}
