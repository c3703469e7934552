const USER_KEY = "emoji-stream-user";

/** A random id. `randomUUID` exists only on pages served over https or from localhost. */
export function randomId() {
  return (
    globalThis.crypto.randomUUID?.() ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
  );
}

/** @type {string | undefined} */
let user;

/** The user of a page without a token: a random id that the browser keeps, or this page if it may store nothing. */
export function localUser() {
  user ??= randomId();
  try {
    const known = localStorage.getItem(USER_KEY);
    if (!known) {
      localStorage.setItem(USER_KEY, user);
    }
    user = known ?? user;
  } catch {
    // A private window.
  }
  return user;
}
