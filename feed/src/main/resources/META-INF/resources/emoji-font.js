/**
 * Emojis that the viewer's system cannot draw, in the feed's emoji font, for any page:
 *
 *     import { showEmojis } from "https://feed.example/emoji-font.js";
 *
 *     showEmojis(button, "🇮🇳");
 *
 * A browser fetches a part of the font only for an emoji that its system cannot draw, and nothing before.
 *
 * @import { Subset } from "./emoji-font/subsets.js"
 */
import { emojisIn, split } from "./emoji-font/emojis.js";
import { subsetOf } from "./emoji-font/subsets.js";
import { isDrawn } from "./emoji-font/system.js";

const FEED = new URL(".", import.meta.url);
/** A file that could not be fetched is fetched again for a text that is shown later than this, in milliseconds. */
const RETRY_AFTER = 60_000;

/** @type {Promise<Subset[]> | undefined} */
let subsets;
/** @type {Map<string, Promise<string>>} by file; a subset is a font family with its own name */
const families = new Map();
/** @type {Map<string, boolean>} whether the system draws an emoji */
const drawn = new Map();

/**
 * Sets the text of an element, in which emojis that the system cannot draw get the feed's font.
 *
 * @param {Element} element
 * @param {string} text
 */
export function showEmojis(element, text) {
  element.textContent = text;
  const missing = emojisIn(text).filter((emoji) => !isDrawnBySystem(emoji));
  if (missing.length > 0) {
    replaceMissing(element, text);
  }
}

/**
 * The font family for an emoji, loaded, to draw it on a canvas.
 *
 * @param {string} emoji
 * @returns {Promise<string>} empty: the system draws the emoji, or the feed has no font for it
 */
export async function emojiFamily(emoji) {
  const isEmoji = emojisIn(emoji)[0] === emoji;
  return isEmoji && !isDrawnBySystem(emoji) ? familyOf(emoji) : "";
}

/** @param {string} emoji */
function isDrawnBySystem(emoji) {
  const known = drawn.get(emoji) ?? isDrawn(emoji);
  drawn.set(emoji, known);
  return known;
}

/**
 * @param {Element} element
 * @param {string} text
 */
async function replaceMissing(element, text) {
  const parts = await Promise.all(split(text).map(async (part) => inFamily(part, await emojiFamily(part))));
  if (element.textContent === text) {
    element.replaceChildren(...parts);
  }
}

/**
 * @param {string} text
 * @param {string} family
 */
function inFamily(text, family) {
  if (!family) {
    return text;
  }
  const span = document.createElement("span");
  span.style.fontFamily = family;
  span.textContent = text;
  return span;
}

/**
 * @param {string} emoji
 * @returns {Promise<string>}
 */
async function familyOf(emoji) {
  try {
    subsets ??= fetchSubsets();
    const subset = subsetOf(emoji, await subsets, families);
    return subset ? await load(subset) : "";
  } catch {
    return "";
  }
}

/** @returns {Promise<Subset[]>} */
async function fetchSubsets() {
  try {
    const response = await fetch(new URL("emoji-font/subsets", FEED));
    return response.ok ? (await response.json()).subsets : [];
  } catch (error) {
    setTimeout(() => (subsets = undefined), RETRY_AFTER);
    throw error;
  }
}

/** @param {Subset} subset */
function load({ file }) {
  const family = families.get(file) ?? fetchFamily(file);
  families.set(file, family);
  return family;
}

/** @param {string} file */
async function fetchFamily(file) {
  const family = file.replace(/\W/g, "-");
  try {
    document.fonts.add(await new FontFace(family, `url("${new URL(file, FEED)}")`).load());
    return family;
  } catch (error) {
    setTimeout(() => families.delete(file), RETRY_AFTER);
    throw error;
  }
}
