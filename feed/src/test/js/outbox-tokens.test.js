import assert from "node:assert/strict";
import { test } from "node:test";
import { FeedError } from "../../main/resources/META-INF/resources/emoji-stream/feed-request.js";
import { sendingAt } from "./fake-ingest.js";

/** Tokens t1, t2 and so on. */
const numbered = () => {
  let number = 0;
  return async () => `t${++number}`;
};

test("a batch carries the token, and leaves the user to it", async (t) => {
  const { clock, outbox, batches, tokens } = sendingAt(t, () => {}, { source: numbered() });
  outbox.add("👍");
  await clock.advance(0);
  assert.deepEqual(tokens, ["Bearer t1"]);
  assert.deepEqual(Object.keys(batches[0][0]), ["emoji_type", "timestamp", "room", "message_id", "sent_at"]);
});

test("a page may name the user, with a token and without", async (t) => {
  for (const source of [numbered(), async () => ""]) {
    const { clock, outbox, batches } = sendingAt(t, () => {}, { source, user: "ada" });
    outbox.add("👍");
    await clock.advance(0);
    assert.equal(batches[0][0].user_id, "ada");
  }
});

test("a batch whose token is refused is sent again with a new one, and nobody sees it", async (t) => {
  const answers = [{ status: 401 }];
  const { clock, outbox, batches, tokens, refusals, waits } = sendingAt(t, (batch) => answers[batch], {
    source: numbered(),
  });
  outbox.add("👍");
  await clock.advance(0);
  assert.deepEqual(tokens, ["Bearer t1", "Bearer t2"]);
  assert.equal(batches[1][0].message_id, batches[0][0].message_id);
  assert.deepEqual([refusals, waits], [[], []]);
});

test("reactions wait while ingest refuses new tokens too, longer and longer", async (t) => {
  let isRefused = true;
  const { clock, outbox, batches, refusals, waits } = sendingAt(t, () => (isRefused ? { status: 401 } : {}), {
    source: numbered(),
  });
  outbox.add("👍");
  await clock.advance(0);
  assert.deepEqual(waits, [{ seconds: 1, reactions: 1, detail: "Ingest answered 401", status: 401 }]);
  await clock.advance(300_000);
  assert.ok(batches.length < 40, `${batches.length} batches in five minutes`);
  assert.ok(waits.at(-1).seconds > 30);
  isRefused = false;
  await clock.advance(60_000);
  assert.equal(waits.at(-1), null);
  assert.deepEqual(refusals, []);
});

test("a token that is the refused one is not sent twice", async (t) => {
  const { clock, outbox, batches } = sendingAt(t, () => ({ status: 401 }), { source: async () => "always" });
  outbox.add("👍");
  await clock.advance(0);
  assert.equal(batches.length, 1);
});

test("a reaction that the token does not include is given up, the others are not", async (t) => {
  const results = [{ status: 403, detail: "the token is of another user" }, { stored: "kafka" }];
  const { clock, outbox, batches, refusals } = sendingAt(t, () => ({ results }), { source: numbered() });
  outbox.add("👍");
  outbox.add("🔥");
  await clock.advance(10_000);
  assert.deepEqual(refusals, [{ emojis: ["👍"], detail: "the token is of another user", status: 403 }]);
  assert.equal(batches.length, 1);
});

test("without a token reactions wait, for the time that the feed asks for", async (t) => {
  const errors = [new FeedError(429, "too many new viewers", 20_000), new FeedError(403, "not for this origin")];
  const source = async () => {
    if (errors.length > 0) {
      throw errors.shift();
    }
    return "t1";
  };
  const { clock, outbox, batches, waits } = sendingAt(t, () => {}, { source });
  outbox.add("👍");
  await clock.advance(19_999);
  assert.deepEqual(waits.map(({ seconds, status }) => [seconds, status]), [[20, 429]]);
  await clock.advance(6_000);
  assert.equal(waits[1].status, 401);
  await clock.advance(2_000);
  assert.deepEqual([batches.length, waits[2]], [1, null]);
});
