import assert from "node:assert/strict";
import { test } from "node:test";
import { OwnTaps } from "../../main/resources/META-INF/resources/emoji-stream/own-taps.js";

const WINDOW = 2_000;
const START = Date.parse("2026-11-27T12:00:00Z");

/**
 * @param {number} added
 * @param {number} scaledAdded
 * @param {{ windows?: number, emoji?: string }} [of] windows after START
 */
const growth = (added, scaledAdded, { windows = 0, emoji = "👍" } = {}) => ({
  emoji_type: emoji,
  window_start: new Date(START + windows * WINDOW).toISOString(),
  reaction_count: added,
  scaled_count: scaledAdded,
  added,
  scaledAdded,
});

/** @param {number[]} times of taps, in milliseconds after START */
const tapped = (...times) => {
  const taps = new OwnTaps(300_000);
  times.forEach((time) => taps.add({ emoji: "👍", time: START + time, drawn: 1 }));
  return taps;
};

/** The reactions of each count of an event, and the emojis that are left to draw. */
const left = (taps, ...counts) =>
  taps.takeOff(counts, WINDOW, START + WINDOW).map((count) => [count.added, count.scaledAdded]);

test("a tap is taken off the growth that brings it, once", () => {
  const taps = tapped(500);
  assert.deepEqual(left(taps, growth(1, 1)), [[1, 0]]);
  assert.deepEqual(left(taps, growth(1, 1)), [[1, 1]]);
});

test("the emojis of others are drawn", () => {
  const taps = tapped(500);
  assert.deepEqual(left(taps, growth(3, 3), growth(2, 2, { emoji: "🎉" })), [[3, 2], [2, 2]]);
});

test("a tap may be counted in the window before or after, not in another", () => {
  assert.deepEqual(left(tapped(500), growth(1, 1, { windows: 1 })), [[1, 0]]);
  assert.deepEqual(left(tapped(500), growth(1, 1, { windows: -1 })), [[1, 0]]);
  assert.deepEqual(left(tapped(500), growth(1, 1, { windows: 2 })), [[1, 1]]);
  assert.deepEqual(left(tapped(500), growth(1, 1, { windows: -2 })), [[1, 1]]);
});

test("taps of which the stream draws only some do not hide the emojis of others", () => {
  const taps = tapped(100, 200, 300);
  assert.deepEqual(left(taps, growth(3, 1)), [[3, 0]]);
  assert.deepEqual(left(taps, growth(1, 1, { windows: 1 })), [[1, 1]]);
});

test("a tap whose growth brings nothing to draw is taken off the next growth of its window", () => {
  const taps = tapped(100);
  assert.deepEqual(left(taps, growth(5, 0)), [[5, 0]]);
  assert.deepEqual(left(taps, growth(5, 2)), [[5, 1]]);
  assert.deepEqual(left(taps, growth(5, 2)), [[5, 2]]);
});

test("a tap that drew nothing, or was refused, is not taken off", () => {
  const taps = new OwnTaps(300_000);
  taps.add({ emoji: "👍", time: START, drawn: 0 });
  taps.add({ emoji: "👍", time: START, drawn: 1 });
  taps.remove("👍");
  taps.remove("🎉");
  assert.deepEqual(left(taps, growth(1, 1)), [[1, 1]]);
});

test("a tap waits for the stream for the time that windows are kept", () => {
  const taps = new OwnTaps(10_000);
  taps.add({ emoji: "👍", time: START - 9_000, drawn: 1 });
  assert.deepEqual(left(taps, growth(1, 1, { windows: -4 })), [[1, 1]]);
});
