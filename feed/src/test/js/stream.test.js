import assert from "node:assert/strict";
import { test } from "node:test";
import { credentialsOf } from "../../main/resources/META-INF/resources/emoji-stream/credentials.js";
import { FeedError } from "../../main/resources/META-INF/resources/emoji-stream/feed-request.js";
import { Stream } from "../../main/resources/META-INF/resources/emoji-stream/stream.js";
import { preferred } from "../../main/resources/META-INF/resources/emoji-stream/transports.js";
import { settled } from "./fake-clock.js";
import { fakeConnections } from "./fake-connections.js";

const ROOM = new URL("http://feed.example/rooms/main/");
const BUSY = 1013;
const ABNORMAL = 1006;
const EXPIRED = 4001;

/** A stream whose retries are collected instead of waited for. */
const streaming = async (t, transport, source = async () => "") => {
  const opened = fakeConnections(t);
  const seen = { opened, messages: [], lost: [], retries: [] };
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (retry, delay) => seen.retries.push({ retry, delay });
  const stream = new Stream(
    ROOM,
    credentialsOf(source),
    transport,
    ({ event, id }) => seen.messages.push([event, id]),
    (reason) => seen.lost.push(reason),
  );
  t.after(() => {
    stream.close();
    globalThis.setTimeout = setTimeout;
  });
  await settled();
  seen.retry = async () => {
    seen.retries.at(-1).retry();
    await settled();
  };
  return seen;
};

/** Tokens t1, t2 and so on. */
const numbered = () => {
  let number = 0;
  return async () => `t${++number}`;
};

for (const transport of ["sse", "websocket"]) {
  test(`${transport}: a silent connection is replaced, from the last event`, async (t) => {
    const { setTimeout } = globalThis;
    const seen = await streaming(t, transport);
    const [first] = seen.opened;
    await first.send("snapshot", "a", { heartbeat_ms: 100 });
    await first.send("tick", "b", {});
    await first.send("heartbeat", undefined, { heartbeat_ms: 100 });
    assert.deepEqual(
      seen.messages.map(([event, id]) => [event, id ?? "b"]),
      [["snapshot", "a"], ["tick", "b"], ["heartbeat", "b"]],
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.deepEqual([seen.lost, first.closed, seen.retries.length], [[undefined], true, 1]);
    await seen.retry();
    assert.match(seen.opened[1].address, /\?last_event_id=b$/);
    assert.equal(seen.opened[1].kind, transport);
  });

  test(`${transport}: an event of an unknown kind is ignored`, async (t) => {
    const seen = await streaming(t, transport);
    await seen.opened[0].send("novelty", "a", {});
    assert.deepEqual(seen.messages, []);
  });

  test(`${transport}: a connection carries the token, and not in its address`, async (t) => {
    const seen = await streaming(t, transport, numbered());
    const [{ address, headers, protocols }] = seen.opened;
    assert.doesNotMatch(address, /t1/);
    assert.deepEqual(
      transport === "sse" ? headers.Authorization : protocols,
      transport === "sse" ? "Bearer t1" : ["emoji-streaming.v1", "bearer.t1"],
    );
  });

  test(`${transport}: a stream whose token expires continues with a new one, and nobody sees it`, async (t) => {
    const seen = await streaming(t, transport, numbered());
    await seen.opened[0].send("snapshot", "a", {});
    await (transport === "sse" ? seen.opened[0].send("expired", undefined, {}) : seen.opened[0].end(EXPIRED));
    const [first, second] = seen.opened;
    assert.equal(first.closed, true);
    assert.equal(second.kind, transport);
    assert.match(second.address, /\?last_event_id=a$/);
    assert.match(JSON.stringify([second.headers, second.protocols]), /earer[ .]t2/);
    assert.deepEqual([seen.lost, seen.retries.length], [[], 0]);
  });

  test(`${transport}: a feed that refuses new tokens too is left alone for longer and longer`, async (t) => {
    const seen = await streaming(t, transport, numbered());
    const refuse = () => (transport === "sse" ? seen.opened.at(-1).answer(401, {}) : seen.opened.at(-1).end(EXPIRED));
    await refuse();
    assert.deepEqual([seen.opened.length, seen.lost], [2, []]);
    for (let attempt = 0; attempt < 8; attempt++) {
      await refuse();
      assert.equal(seen.retries.length, attempt + 1);
      await seen.retry();
    }
    assert.equal(seen.lost[0], "unauthorized");
    assert.ok(seen.retries[7].delay >= 30_000 && seen.retries[7].delay <= 60_000, `${seen.retries[7].delay} ms`);
  });
}

test("a token that expires again and again at once is not renewed without a pause", async (t) => {
  const seen = await streaming(t, "sse", numbered());
  for (let attempt = 0; attempt < 2; attempt++) {
    await seen.opened.at(-1).send("snapshot", "a", {});
    await seen.opened.at(-1).send("expired", undefined, {});
  }
  assert.deepEqual([seen.opened.length, seen.lost, seen.retries.length], [2, ["unauthorized"], 1]);
});

test("each token expires without a trace, by the transport that works", async (t) => {
  const seen = await streaming(t, undefined, numbered());
  await seen.opened[0].end(ABNORMAL);
  for (let expiries = 0; expiries < 3; expiries++) {
    await seen.opened.at(-1).send("snapshot", "a", {});
    await seen.opened.at(-1).send("expired", undefined, {});
    await seen.opened.at(-1).send("snapshot", "a", {});
    const now = performance.now() + 900_000;
    t.mock.method(performance, "now", () => now);
  }
  assert.deepEqual(seen.opened.map(({ kind }) => kind), ["websocket", "sse", "sse", "sse", "sse"]);
  assert.equal(seen.opened.at(-1).headers.Authorization, "Bearer t4");
  assert.deepEqual([seen.lost, seen.retries], [[], []]);
});

test("a token for another room is not renewed", async (t) => {
  const seen = await streaming(t, "sse", numbered());
  await seen.opened[0].answer(403, {});
  assert.deepEqual([seen.lost, seen.retries.length, seen.opened.length], [["forbidden"], 1, 1]);
  await seen.retry();
  assert.equal(seen.opened[1].headers.Authorization, "Bearer t1");
});

test("without a token the stream waits, for the time that the feed asks for", async (t) => {
  const errors = [new FeedError(429, "too many new viewers", 20_000), new TypeError("offline"), new FeedError(403, "")];
  const seen = await streaming(t, undefined, async () => {
    const error = errors.shift();
    if (error) {
      throw error;
    }
    return "t1";
  });
  assert.equal(seen.opened.length, 0);
  assert.ok(seen.retries[0].delay >= 20_000 && seen.retries[0].delay <= 25_000);
  t.mock.method(performance, "now", () => 1e9);
  await seen.retry();
  await seen.retry();
  assert.deepEqual(seen.lost, [undefined, undefined, "unauthorized"]);
  await seen.retry();
  assert.deepEqual(seen.opened.map(({ kind }) => kind), ["websocket"]);
});

test("a token that a WebSocket cannot carry needs Server-Sent Events", async (t) => {
  const seen = await streaming(t, undefined, async () => "opaque/token+with=");
  assert.equal(seen.opened[0].headers.Authorization, "Bearer opaque/token+with=");
});

test("a page whose first WebSocket is refused finds the reason by Server-Sent Events, and returns to it", async (t) => {
  const seen = await streaming(t, undefined, numbered());
  await seen.opened[0].end(ABNORMAL);
  await seen.opened[1].answer(401, {});
  assert.deepEqual(seen.opened.map(({ kind }) => kind), ["websocket", "sse", "websocket"]);
  assert.deepEqual(seen.opened[2].protocols, ["emoji-streaming.v1", "bearer.t2"]);
  assert.deepEqual(seen.lost, []);
});

test("a page begins with a WebSocket, and takes Server-Sent Events at once if it is rejected", async (t) => {
  const seen = await streaming(t);
  assert.equal(seen.opened[0].address, "ws://feed.example/rooms/main/socket");
  assert.deepEqual(seen.opened[0].protocols, []);
  await seen.opened[0].end(ABNORMAL);
  assert.equal(seen.opened[1].address, "http://feed.example/rooms/main/stream");
  assert.equal(seen.opened[1].headers.Authorization, undefined);
  assert.deepEqual([seen.lost, seen.retries], [[], []]);
  await seen.opened[1].fail();
  assert.deepEqual([seen.lost, seen.retries.length], [[undefined], 1]);
});

test("a page whose WebSocket has worked keeps to it", async (t) => {
  const seen = await streaming(t);
  seen.opened[0].onopen();
  await seen.opened[0].send("snapshot", "a", {});
  for (let attempt = 0; attempt < 3; attempt++) {
    await seen.opened.at(-1).end(ABNORMAL);
    await seen.retry();
  }
  assert.deepEqual(seen.opened.map(({ kind }) => kind), ["websocket", "websocket", "websocket", "sse"]);
});

test("Server-Sent Events that end, or are something else, are a lost connection", async (t) => {
  const seen = await streaming(t, "sse");
  await seen.opened[0].send("snapshot", "a", {});
  await seen.opened[0].end();
  await seen.retry();
  await seen.opened[1].answer(200, { "Content-Type": "text/html" });
  assert.deepEqual([seen.lost.length, seen.retries.length], [2, 2]);
  assert.ok(seen.retries[1].delay <= 2_000);
});

test("a feed that is busy is left alone for longer", async (t) => {
  const socket = await streaming(t);
  socket.opened[0].onopen();
  await socket.opened[0].end(BUSY);
  assert.ok(socket.retries[0].delay >= 4_000, `${socket.retries[0].delay} ms`);

  const sse = await streaming(t, "sse");
  await sse.opened[0].answer(503, {});
  assert.ok(sse.retries[0].delay >= 4_000, `${sse.retries[0].delay} ms`);
});

test("a closed stream opens nothing when its token arrives", async (t) => {
  const opened = fakeConnections(t);
  const stream = new Stream(ROOM, credentialsOf(numbered()), undefined, assert.fail, assert.fail);
  stream.close();
  await settled();
  assert.deepEqual(opened, []);
});

test("transports alternate until one works", () => {
  const attempts = [0, 1, 2, 3, 4, 5, 6, 7];
  assert.deepEqual(
    attempts.map((failures) => (preferred(failures, false) === "sse" ? 1 : 0)),
    [0, 1, 0, 1, 0, 1, 0, 1],
  );
  assert.deepEqual(
    attempts.map((failures) => (preferred(failures, true) === "sse" ? 1 : 0)),
    [0, 0, 0, 1, 0, 0, 0, 1],
  );
});
