/**
 * The font comes in subsets. Each has the glyphs of some emojis, and all code points of these, so a code point such as
 * the joiner is in many of them. A subset with all code points of an emoji has its glyph.
 */

/**
 * @typedef {object} Subset
 * @property {string} file its address, relative to the feed's
 * @property {string} ranges of code points, such as `U+23,U+1f1e6-1f1ff`
 */

/**
 * The subset to draw an emoji with: if possible one that is used already, else the first.
 *
 * @template {Subset} T
 * @param {string} emoji
 * @param {T[]} subsets
 * @param {{ has(file: string): boolean }} used files of the subsets that are used already
 * @returns {T | undefined}
 */
export function subsetOf(emoji, subsets, used) {
  const points = [...emoji].map((character) => /** @type {number} */ (character.codePointAt(0)));
  const fitting = subsets.filter(({ ranges }) => points.every((point) => contains(ranges, point)));
  return fitting.find(({ file }) => used.has(file)) ?? fitting[0];
}

/**
 * @param {string} ranges
 * @param {number} point
 */
function contains(ranges, point) {
  return ranges.split(",").some((range) => {
    const [first, last = first] = range
      .trim()
      .slice("U+".length)
      .split("-")
      .map((hex) => parseInt(hex, 16));
    return first <= point && point <= last;
  });
}
