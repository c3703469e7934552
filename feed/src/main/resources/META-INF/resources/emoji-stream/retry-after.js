/**
 * How long a server asks its client to wait.
 *
 * @param {Response} response
 * @returns {number | undefined} milliseconds
 */
export function retryAfter(response) {
  const value = response.headers.get("Retry-After");
  if (!value) {
    return undefined;
  }
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
