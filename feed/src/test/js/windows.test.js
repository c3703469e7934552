import assert from "node:assert/strict";
import { test } from "node:test";
import { Windows } from "../../main/resources/META-INF/resources/emoji-stream/windows.js";

const NOW = Date.parse("2026-11-27T12:00:00.500Z");
const TIMING = { window_ms: 2_000, growing_ms: 4_000, snapshot_ms: 60_000 };

/**
 * @param {number} secondsAgo age of the window's start
 * @param {number} reaction_count
 * @param {string} [emoji_type]
 */
const count = (secondsAgo, reaction_count, emoji_type = "👍") => ({
  emoji_type,
  window_start: new Date(NOW - 500 - secondsAgo * 1_000).toISOString(),
  reaction_count,
  scaled_count: Math.ceil(reaction_count / 10),
});

const after = (counts, timing = TIMING) => {
  const windows = new Windows(300_000);
  windows.snapshot({ ...timing, counts }, NOW);
  return windows;
};

test("growth is the difference to the largest count received", () => {
  const windows = after([count(2, 10)]);
  const [grown] = windows.grow([count(2, 35)], NOW);
  assert.deepEqual(grown, { ...count(2, 35), added: 25, scaledAdded: 3 });
  const [first] = windows.grow([count(0, 4, "🎉")], NOW);
  assert.deepEqual([first.added, first.scaledAdded], [4, 1]);
});

test("repeated and reordered counts change nothing", () => {
  const windows = after([]);
  windows.grow([count(2, 35)], NOW);
  for (const late of [count(2, 35), count(2, 10)]) {
    const [grown] = windows.grow([late], NOW);
    assert.deepEqual([grown.added, grown.scaledAdded], [0, 0]);
  }
  assert.equal(windows.byStart.get(Date.parse(count(2, 0).window_start)).get("👍").reaction_count, 35);
});

test("windows before the snapshot's reach have unknown growth and are not kept", () => {
  const windows = after([], { ...TIMING, snapshot_ms: 10_000 });
  const [old, known] = windows.grow([count(12, 50), count(8, 50)], NOW);
  assert.deepEqual([old.added, known.added], [0, 50]);
  assert.equal(windows.byStart.size, 1);
});

test("a snapshot after an absence drops the windows that it does not reach", () => {
  const windows = after([count(2, 7)]);
  const later = NOW + 120_000;
  windows.snapshot({ ...TIMING, counts: [] }, later);
  assert.equal(windows.byStart.size, 0);
  assert.equal(windows.grow([count(2, 9)], later)[0].added, 0);
});

test("a snapshot replaces larger counts, and those that it lacks", () => {
  const windows = after([count(2, 700), count(4, 5, "🎉")]);
  windows.snapshot({ ...TIMING, counts: [count(2, 7)] }, NOW);
  assert.deepEqual([...windows.byStart.values()].map((window) => [...window.values()]), [[count(2, 7)]]);
  assert.equal(windows.grow([count(2, 9)], NOW)[0].added, 2);
});

test("windows are kept for the time that the page asked for", () => {
  const windows = new Windows(30_000);
  windows.snapshot({ ...TIMING, counts: [count(20, 5), count(40, 5)] }, NOW);
  assert.equal(windows.byStart.size, 1);
  windows.grow([], NOW + 11_000);
  assert.equal(windows.byStart.size, 0);
});

test("the rate is that of the last five complete windows", () => {
  const growing = [count(0, 1_000), count(2, 1_000)];
  const complete = [count(4, 10), count(6, 20), count(6, 20, "🎉"), count(12, 50)];
  const older = [count(14, 1_000)];
  assert.equal(after([...growing, ...complete, ...older]).rate(NOW), 10);
});

test("the length of a window and its growing time are the snapshot's", () => {
  const timing = { window_ms: 1_000, growing_ms: 2_000, snapshot_ms: 60_000 };
  const counts = [count(1, 1_000), count(2, 10), count(6, 40), count(7, 1_000)];
  assert.equal(after(counts, timing).rate(NOW), 10);
});

test("the rate is 0 before the first snapshot", () => {
  assert.equal(new Windows(300_000).rate(NOW), 0);
});

test("others replace their former value and are part of the rate", () => {
  const others = (secondsAgo, reaction_count) => ({ window_start: count(secondsAgo, 0).window_start, reaction_count });
  const windows = new Windows(300_000);
  windows.snapshot({ ...TIMING, counts: [count(4, 10)], others: [others(4, 90)] }, NOW);
  assert.equal(windows.rate(NOW), 10);
  windows.grow([count(4, 20, "🎉")], NOW, [others(4, 70), others(600, 5)]);
  assert.equal(windows.rate(NOW), 10);
  assert.equal(windows.othersByStart.size, 1);
});

test("a snapshot replaces larger counts", () => {
  const windows = after([count(4, 1_000)]);
  windows.snapshot({ ...TIMING, counts: [count(4, 10)] }, NOW);
  assert.equal(windows.rate(NOW), 1);
});
