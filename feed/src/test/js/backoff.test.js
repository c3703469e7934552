import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "../../main/resources/META-INF/resources/emoji-stream/backoff.js";

const ATTEMPTS = 1_000;

/** @param {number} failures */
const delays = (failures) => Array.from({ length: ATTEMPTS }, () => backoff(failures));

test("the delay doubles with each failure, up to ten seconds", () => {
  [1_000, 2_000, 4_000, 8_000, 10_000, 10_000].forEach((max, failures) => {
    for (const delay of delays(failures)) {
      assert.ok(delay >= max / 2 && delay <= max, `${delay} ms after ${failures} failures`);
    }
  });
  assert.ok(Math.max(...delays(2_000)) <= 10_000);
});

test("delays are spread over their whole range", () => {
  const share = (Math.max(...delays(0)) - Math.min(...delays(0))) / 500;
  assert.ok(share > 0.9, "the largest and the smallest delay differ by nearly the range of 500 ms");
});
