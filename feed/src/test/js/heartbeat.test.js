import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Heartbeat } from "../../main/resources/META-INF/resources/emoji-stream/heartbeat.js";

const INTERVAL = 40;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A heartbeat, and the times at which it found its connection dead. */
const watched = (t, patience = 60_000) => {
  const deaths = [];
  const heartbeat = new Heartbeat(() => deaths.push(performance.now()));
  t.after(() => heartbeat.close());
  heartbeat.begin(patience);
  return { heartbeat, deaths };
};

describe("heartbeat", { concurrency: true }, () => {
  test("two missed ones are the end, and are reported once", async (t) => {
    const { heartbeat, deaths } = watched(t);
    heartbeat.hear(INTERVAL);
    const heard = performance.now();
    await pause(20 * INTERVAL);
    assert.equal(deaths.length, 1);
    assert.ok(deaths[0] - heard >= 2 * INTERVAL, `after ${deaths[0] - heard} ms`);
  });

  test("one that arrives, and any other event, is a sign of life", async (t) => {
    const { heartbeat, deaths } = watched(t);
    heartbeat.hear(300);
    for (let i = 0; i < 10; i++) {
      await pause(100);
      heartbeat.hear();
    }
    assert.deepEqual(deaths, []);
  });

  test("a feed without heartbeats is never found dead", async (t) => {
    const { heartbeat, deaths } = watched(t, INTERVAL);
    heartbeat.hear();
    await pause(10 * INTERVAL);
    assert.deepEqual(deaths, []);
  });

  test("a connection without a first event is", async (t) => {
    const { deaths } = watched(t, INTERVAL);
    await pause(10 * INTERVAL);
    assert.equal(deaths.length, 1);
  });

  test("a closed connection is not", async (t) => {
    const { heartbeat, deaths } = watched(t, INTERVAL);
    heartbeat.end();
    await pause(10 * INTERVAL);
    assert.deepEqual(deaths, []);
  });
});

test("a hidden page does not judge, and a page that becomes visible does at once", async (t) => {
  const page = new EventTarget();
  globalThis.document = page;
  t.after(() => delete globalThis.document);
  page.visibilityState = "hidden";
  const { heartbeat, deaths } = watched(t);
  heartbeat.hear(INTERVAL);
  await pause(10 * INTERVAL);
  assert.deepEqual(deaths, []);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  assert.equal(deaths.length, 1);
});
