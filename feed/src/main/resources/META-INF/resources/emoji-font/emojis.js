/** Finds the emojis in a text, also those that the browser's version of Unicode does not have yet. */

// Unicode reserves code points for future emojis as pictographs. One from before emojis, such as ™, is an emoji only
// with what follows it.
const FIRST =
  "(?:(?!\\p{RI})\\p{Emoji_Presentation}|(?=[\\u{1f000}-\\u{1ffff}])\\p{ExtPict}|\\p{ExtPict}(?=[\\ufe0f\\u200d\\p{EMod}]))";
const VARIATION = "(?:\\ufe0f|\\p{EMod})?";
const TAGS = "(?:[\\u{e0020}-\\u{e007e}]+\\u{e007f})?";
const EMOJI = `\\p{RI}{2}|[0-9#*]\\ufe0f?\\u20e3|${FIRST}${VARIATION}${TAGS}(?:\\u200d\\p{ExtPict}${VARIATION})*`;

const EMOJIS = new RegExp(EMOJI, "gu");
const PARTS = new RegExp(`(${EMOJI})`, "u");

/**
 * @param {string} text
 * @returns {string[]}
 */
export function emojisIn(text) {
  return text.match(EMOJIS) ?? [];
}

/**
 * The parts of a text, each an emoji or without emojis.
 *
 * @param {string} text
 */
export function split(text) {
  return text.split(PARTS).filter((part) => part !== "");
}
