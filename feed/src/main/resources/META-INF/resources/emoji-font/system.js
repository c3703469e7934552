/** Whether the viewer's system draws an emoji, by drawing it. */

const SIZE = 32;
/** The system's emoji fonts come first, because some text fonts contain monochrome emojis. */
const FONT = `${SIZE}px "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", sans-serif`;
/** One emoji is narrower, two are wider: a sequence falls apart where the system does not know it. */
const MAX_WIDTH = 1.6 * SIZE;
/** Between two pictures of the same pixel. Some browsers change the pixels that scripts read a little, for privacy. */
const MAX_DIFFERENCE = 64;
const CANCEL_TAG = "\u{e007f}";

/** @type {CanvasRenderingContext2D | null | undefined} */
let canvas;

/**
 * Takes about a millisecond.
 *
 * @param {string} emoji
 * @returns {boolean} also true if the browser has no canvas to find out
 */
export function isDrawn(emoji) {
  canvas ??= newCanvas();
  if (!canvas) {
    return true;
  }
  const black = picture(canvas, emoji, "#000");
  return (
    canvas.measureText(emoji).width <= MAX_WIDTH &&
    black.some((value) => value > MAX_DIFFERENCE) &&
    isSame(black, picture(canvas, emoji, "#fff")) &&
    !(emoji.endsWith(CANCEL_TAG) && isSame(black, picture(canvas, withoutTags(emoji), "#000")))
  );
}

function newCanvas() {
  const element = document.createElement("canvas");
  element.width = element.height = 2 * SIZE;
  const context = element.getContext("2d", { willReadFrequently: true });
  if (context) {
    context.font = FONT;
    context.textBaseline = "middle";
  }
  return context;
}

/**
 * The pixels of a text. Only a glyph without own colours has the colour of the text.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {string} colour
 */
function picture(context, text, colour) {
  context.clearRect(0, 0, 2 * SIZE, 2 * SIZE);
  context.fillStyle = colour;
  context.fillText(text, 0, SIZE);
  return context.getImageData(0, 0, 2 * SIZE, 2 * SIZE).data;
}

/**
 * @param {Uint8ClampedArray} one
 * @param {Uint8ClampedArray} other
 */
function isSame(one, other) {
  return one.every((value, i) => Math.abs(value - other[i]) <= MAX_DIFFERENCE);
}

/**
 * A system that does not know the flag of a region draws the black flag of its first code point.
 *
 * @param {string} emoji
 */
function withoutTags(emoji) {
  return String.fromCodePoint(/** @type {number} */ (emoji.codePointAt(0)));
}
