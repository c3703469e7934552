import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, test } from "node:test";
import { credentialsOf } from "../../main/resources/META-INF/resources/emoji-stream/credentials.js";
import { Outbox } from "../../main/resources/META-INF/resources/emoji-stream/outbox.js";
import { until } from "./fake-clock.js";

// Node 18 lacks this global of browsers.
globalThis.crypto ??= /** @type {Crypto} */ (webcrypto);

const STORED = { status: 200 };
/** Timers of Node may be a little early. */
const TOLERANCE = 20;

/** An outbox and the ingest that it sends to: an HTTP server with an answer for each batch, the last one for the rest. */
class Sending {
  batches = [];
  /** Times at which the outbox asked for the address, which is just before it sends a batch. */
  times = [];
  refusals = [];
  waits = [];

  static async to(t, ...answers) {
    const sending = new Sending();
    const server = createServer(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      const batch = JSON.parse(Buffer.concat(chunks).toString());
      const answer = answers[Math.min(sending.batches.length, answers.length - 1)];
      sending.batches.push({ method: request.method, path: request.url, reactions: batch });
      response.writeHead(answer.status, { "Content-Type": "application/json", ...answer.headers });
      response.end(JSON.stringify(answer.body ?? { results: batch.map(() => ({ stored: "kafka" })) }));
    });
    sending.listen = async () => {
      server.listen(sending.port ?? 0, "127.0.0.1");
      await once(server, "listening");
      sending.port = server.address().port;
    };
    await sending.listen();
    sending.unlisten = () => new Promise((resolve) => server.close(resolve));
    sending.outbox = new Outbox({
      room: "main",
      ingest: async () => {
        sending.times.push(performance.now());
        return `http://127.0.0.1:${sending.port}/`;
      },
      credentials: credentialsOf(async () => ""),
      onRefused: (refusal) => sending.refusals.push(refusal),
      onWaiting: (wait) => sending.waits.push(wait),
    });
    t.after(() => {
      sending.outbox.close();
      server.close();
    });
    return sending;
  }

  ids(batch) {
    return this.batches[batch].reactions.map((reaction) => reaction.message_id);
  }

  emojis(batch) {
    return this.batches[batch].reactions.map((reaction) => reaction.emoji_type);
  }
}

describe("outbox", { concurrency: true }, () => {
  test("reactions of one second are one batch", async (t) => {
    const sending = await Sending.to(t, STORED);
    ["👍", "👍", "🎉"].forEach((emoji) => assert.equal(sending.outbox.add(emoji), true));
    await until(() => sending.batches.length === 1);
    sending.outbox.add("🔥");
    sending.outbox.add("😂");
    await until(() => sending.batches.length === 2);
    assert.deepEqual([sending.emojis(0), sending.emojis(1)], [["👍", "👍", "🎉"], ["🔥", "😂"]]);
    assert.ok(sending.times[1] - sending.times[0] >= 1_000 - TOLERANCE);
    assert.deepEqual([sending.refusals, sending.waits], [[], []]);
  });

  test("a reaction has what ingest needs", async (t) => {
    const sending = await Sending.to(t, STORED);
    const before = Date.now();
    sending.outbox.add("👍");
    sending.outbox.add("👍");
    await until(() => sending.batches.length === 1);
    const { method, path, reactions } = sending.batches[0];
    assert.deepEqual([method, path], ["POST", "/emoji/batch"]);
    const [first, second] = reactions;
    assert.deepEqual(Object.keys(first), ["user_id", "emoji_type", "timestamp", "room", "message_id", "sent_at"]);
    assert.equal(first.room, "main");
    assert.equal(first.user_id, second.user_id);
    assert.notEqual(first.message_id, second.message_id);
    assert.match(first.message_id, /^[\x21-\x7e]{1,64}$/);
    assert.ok(Date.parse(first.timestamp) >= before && Date.parse(first.timestamp) <= Date.now());
    assert.ok(Date.parse(first.sent_at) >= Date.parse(first.timestamp) && Date.parse(first.sent_at) <= Date.now());
  });

  test("a retry has the time of the tap and a new time of sending", async (t) => {
    const sending = await Sending.to(t, { status: 503, body: {} }, STORED);
    sending.outbox.add("👍");
    await until(() => sending.batches.length === 2);
    const [first, second] = [sending.batches[0].reactions[0], sending.batches[1].reactions[0]];
    assert.equal(second.timestamp, first.timestamp);
    assert.ok(Date.parse(second.sent_at) >= Date.parse(first.sent_at) + 1_000 - TOLERANCE);
  });

  test("a 429 delays the batch by its Retry-After", async (t) => {
    const busy = { status: 429, headers: { "Retry-After": "2" }, body: { detail: "too many reactions" } };
    const sending = await Sending.to(t, busy, STORED);
    sending.outbox.add("👍");
    await until(() => sending.waits.length === 1);
    assert.deepEqual(sending.waits[0], { seconds: 2, reactions: 1, detail: "too many reactions", status: 429 });
    sending.outbox.add("🎉");
    await until(() => sending.waits.length === 2);
    assert.equal(sending.waits[1], null);
    assert.ok(sending.times[1] - sending.times[0] >= 2_000 - TOLERANCE);
    assert.deepEqual(sending.ids(1)[0], sending.ids(0)[0]);
    assert.deepEqual(sending.emojis(1), ["👍", "🎉"]);
  });

  test("a Retry-After may be a date", async (t) => {
    const retryAt = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_000);
    const busy = { status: 503, headers: { "Retry-After": retryAt.toUTCString() }, body: {} };
    const sending = await Sending.to(t, busy, STORED);
    sending.outbox.add("👍");
    await until(() => sending.batches.length === 2);
    assert.ok(Date.now() >= retryAt.getTime() - TOLERANCE);
  });

  test("a 503 without Retry-After is retried after a backoff", async (t) => {
    const sending = await Sending.to(t, { status: 503, body: {} }, STORED);
    sending.outbox.add("👍");
    await until(() => sending.waits.length === 2);
    assert.deepEqual(sending.waits, [{ seconds: 1, reactions: 1, detail: "Ingest answered 503", status: 503 }, null]);
    assert.deepEqual(sending.ids(1), sending.ids(0));
    assert.ok(sending.times[1] - sending.times[0] >= 1_000 - TOLERANCE, "the interval between batches holds too");
  });

  test("a rejected batch is reported and not retried", async (t) => {
    const sending = await Sending.to(t, { status: 413, body: { detail: "too large" } }, STORED);
    sending.outbox.add("👍");
    sending.outbox.add("🎉");
    await until(() => sending.refusals.length === 1);
    assert.deepEqual(sending.refusals[0], { emojis: ["👍", "🎉"], detail: "too large", status: 413 });
    sending.outbox.add("🔥");
    await until(() => sending.batches.length === 2);
    assert.deepEqual(sending.emojis(1), ["🔥"]);
  });

  test("of a batch only the reactions that ingest could not store are retried", async (t) => {
    const results = [
      { stored: "kafka" },
      { status: 400, detail: "emoji_type is not an emoji" },
      { status: 503, detail: "the overflow is full" },
    ];
    const partly = { status: 200, headers: { "Retry-After": "1" }, body: { results } };
    const sending = await Sending.to(t, partly, STORED);
    ["👍", "x", "🔥"].forEach((emoji) => sending.outbox.add(emoji));
    await until(() => sending.waits.length === 2);
    assert.deepEqual(sending.refusals, [{ emojis: ["x"], detail: "emoji_type is not an emoji", status: 400 }]);
    assert.deepEqual(sending.ids(1), [sending.ids(0)[2]]);
    assert.deepEqual([sending.waits[0].reactions, sending.waits[1]], [1, null]);
  });

  test("a reaction above a limit is retried after its retry_after, with the same id", async (t) => {
    const results = [{ stored: "kafka" }, { status: 429, detail: "15 reactions a second", retry_after: 2 }];
    const sending = await Sending.to(t, { status: 200, body: { results } }, STORED);
    sending.outbox.add("👍");
    sending.outbox.add("🔥");
    await until(() => sending.waits.length === 2);
    const wait = { seconds: 2, reactions: 1, detail: "15 reactions a second", status: 429 };
    assert.deepEqual(sending.waits, [wait, null]);
    assert.deepEqual(sending.ids(1), [sending.ids(0)[1]]);
    assert.deepEqual(sending.refusals, []);
    const delay = sending.times[1] - sending.times[0];
    assert.ok(delay >= 2_000 - TOLERANCE && delay < 3_000, `after ${delay} ms`);
  });

  test("reactions wait until an unreachable ingest is back", async (t) => {
    const sending = await Sending.to(t, STORED);
    await sending.unlisten();
    sending.outbox.add("👍");
    await until(() => sending.waits.length === 1);
    assert.equal(sending.waits[0].reactions, 1);
    assert.equal(sending.batches.length, 0);
    await sending.listen();
    await until(() => sending.batches.length === 1);
    await until(() => sending.waits.at(-1) === null);
  });

  test("at most 1,000 reactions wait", async (t) => {
    const sending = await Sending.to(t, { status: 429, headers: { "Retry-After": "60" }, body: {} });
    for (let i = 0; i < 1_000; i++) {
      assert.equal(sending.outbox.add("👍"), true);
    }
    assert.equal(sending.outbox.add("👍"), false);
    await until(() => sending.waits.length === 1);
    assert.equal(sending.waits[0].reactions, 1_000);
  });

  test("a closed outbox sends what waits at once, and takes nothing more", async (t) => {
    const sending = await Sending.to(t, STORED);
    for (let i = 0; i < 130; i++) {
      sending.outbox.add("👍");
    }
    sending.outbox.close();
    assert.equal(sending.outbox.add("👍"), false);
    await until(() => sending.batches.length === 1);
    assert.equal(sending.batches[0].reactions.length, 120);
  });

  test("a closed outbox sends nothing while ingest asked it to wait", async (t) => {
    const sending = await Sending.to(t, { status: 429, headers: { "Retry-After": "60" }, body: {} });
    sending.outbox.add("👍");
    await until(() => sending.waits.length === 1);
    sending.outbox.close();
    assert.equal(sending.times.length, 1);
  });
});

test("an outbox sends what waits when its page is hidden", async (t) => {
  const page = new EventTarget();
  page.visibilityState = "visible";
  globalThis.document = page;
  t.after(() => delete globalThis.document);
  const sending = await Sending.to(t, STORED);
  sending.outbox.add("👍");
  await until(() => sending.batches.length === 1);
  sending.outbox.add("🎉");
  page.dispatchEvent(new Event("visibilitychange"));
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  await until(() => sending.batches.length === 2);
  // The answer to the first one may not have arrived yet; sent again, it counts once.
  assert.equal(sending.emojis(1).at(-1), "🎉");
  assert.ok(sending.times[1] - sending.times[0] < 900, "without waiting for the interval");
});
