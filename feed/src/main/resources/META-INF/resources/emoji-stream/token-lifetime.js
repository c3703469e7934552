/**
 * How long a token that has just been received is valid, in milliseconds: as a JWT says (RFC 7519), else Infinity.
 *
 * A device's clock may be wrong. A JWT that has no life left by it, nearly none, or more than it ever had, is taken for
 * a new one.
 *
 * @param {string} token
 */
export function lifetime(token) {
  const { exp, iat } = claims(token);
  if (typeof exp !== "number") {
    return Infinity;
  }
  const left = exp * 1_000 - Date.now();
  if (typeof iat !== "number") {
    return left > 0 ? left : Infinity;
  }
  const whole = (exp - iat) * 1_000;
  return left > whole / 10 && left < whole ? left : whole;
}

/**
 * @param {string} token
 * @returns {{ exp?: unknown, iat?: unknown }} empty if it is not a JWT
 */
function claims(token) {
  const [, payload = ""] = token.split(".");
  try {
    return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) ?? {};
  } catch {
    return {};
  }
}
