import assert from "node:assert/strict";
import { test } from "node:test";
import { sendingAt } from "./fake-ingest.js";

const busyFor = (seconds) => ({ status: 429, headers: { "Retry-After": String(seconds) } });

test("clients with the same Retry-After return at different times", async (t) => {
  const { clock, outbox } = sendingAt(t, () => busyFor(20));
  const delays = [];
  for (let i = 0; i < 20; i++) {
    outbox.add("👍");
    await clock.advance(0);
    delays.push(...clock.delays);
    await clock.advance(delays.at(-1));
  }
  assert.ok(Math.min(...delays) >= 20_000 && Math.max(...delays) <= 25_000, `${delays}`);
  assert.ok(Math.max(...delays) - Math.min(...delays) > 1_000, "spread over a quarter of the time");
});

test("after a 429 batches are small, and grow while ingest takes them whole", async (t) => {
  const results = [
    ...Array(20).fill({ stored: "kafka" }),
    ...Array(180).fill({ status: 429, retry_after: 1 }),
  ];
  const answers = [{ results }, {}, {}, busyFor(1), {}, {}, {}];
  const { clock, outbox, batches } = sendingAt(t, (batch) => answers[batch]);
  for (let i = 0; i < 200; i++) {
    outbox.add("👍");
  }
  await clock.advance(10_000);
  assert.deepEqual(
    batches.slice(0, 7).map((batch) => batch.length),
    [200, 20, 40, 80, 10, 20, 40],
  );
  const ids = batches.map((batch) => batch.map(({ message_id }) => message_id));
  assert.deepEqual(ids[4], ids[3].slice(0, 10));
});

test("a reaction that has waited for an hour is given up", async (t) => {
  const answers = [busyFor(2_000), busyFor(2_000), {}];
  const { clock, outbox, batches, refusals } = sendingAt(t, (batch) => answers[batch]);
  outbox.add("👍");
  await clock.advance(2_500_000);
  outbox.add("🔥");
  await clock.advance(2_500_000);
  assert.deepEqual(batches.map((batch) => batch.map(({ emoji_type }) => emoji_type)), [["👍"], ["👍"], ["🔥"]]);
  assert.deepEqual(refusals, [{ emojis: ["👍"], detail: "It could not be sent for an hour" }]);
});
