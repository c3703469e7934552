import assert from "node:assert/strict";
import { test } from "node:test";
import { Stream } from "../../main/resources/META-INF/resources/emoji-stream/stream.js";
import { preferred } from "../../main/resources/META-INF/resources/emoji-stream/transports.js";

const ROOM = new URL("http://feed.example/rooms/main/");
const BUSY = 1013;
const ABNORMAL = 1006;

/** The connections of the browser that were opened, in order. */
let opened = [];

class FakeSource extends EventTarget {
  kind = "sse";
  closed = false;
  constructor(address) {
    super();
    this.address = String(address);
    opened.push(this);
  }
  close() {
    this.closed = true;
  }
  send(event, id, data) {
    this.dispatchEvent(Object.assign(new Event(event), { lastEventId: id, data: JSON.stringify(data) }));
  }
}

class FakeSocket {
  kind = "websocket";
  closed = false;
  constructor(address) {
    this.address = String(address);
    opened.push(this);
  }
  close() {
    this.closed = true;
  }
  send(event, id, data) {
    this.onmessage?.({ data: JSON.stringify({ event, id, data }) });
  }
}

Object.assign(globalThis, { EventSource: FakeSource, WebSocket: FakeSocket });

/** A stream whose retries are collected instead of waited for. */
const streaming = (t, transport) => {
  opened = [];
  const seen = { messages: [], lost: 0, retries: [] };
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (retry, delay) => seen.retries.push({ retry, delay });
  const stream = new Stream(ROOM, transport, ({ event, id }) => seen.messages.push([event, id]), () => seen.lost++);
  t.after(() => {
    stream.close();
    globalThis.setTimeout = setTimeout;
  });
  return seen;
};

for (const transport of ["sse", "websocket"]) {
  test(`${transport}: a silent connection is replaced, from the last event`, async (t) => {
    const { setTimeout } = globalThis;
    const seen = streaming(t, transport);
    const [first] = opened;
    first.send("snapshot", "a", { heartbeat_ms: 20 });
    first.send("heartbeat", "b", { heartbeat_ms: 20 });
    assert.deepEqual(seen.messages, [["snapshot", "a"], ["heartbeat", "b"]]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual([seen.lost, first.closed, seen.retries.length], [1, true, 1]);
    seen.retries[0].retry();
    assert.match(opened[1].address, /\?last_event_id=b$/);
    assert.equal(opened[1].kind, transport);
  });
}

test("a page begins with a WebSocket, and takes Server-Sent Events at once if it is rejected", (t) => {
  const seen = streaming(t);
  assert.equal(opened[0].address, "ws://feed.example/rooms/main/socket");
  opened[0].onclose({ code: ABNORMAL });
  assert.equal(opened[1].address, "http://feed.example/rooms/main/stream");
  assert.deepEqual([seen.lost, seen.retries], [0, []]);
  opened[1].onerror();
  assert.deepEqual([seen.lost, seen.retries.length], [1, 1]);
});

test("a page whose WebSocket has worked keeps to it", (t) => {
  const seen = streaming(t);
  opened[0].onopen();
  opened[0].send("snapshot", "a", {});
  for (let attempt = 0; attempt < 3; attempt++) {
    opened.at(-1).onclose({ code: ABNORMAL });
    seen.retries.at(-1).retry();
  }
  assert.deepEqual(opened.map(({ kind }) => kind), ["websocket", "websocket", "websocket", "sse"]);
});

test("a feed that is busy is left alone for longer", (t) => {
  const seen = streaming(t);
  opened[0].onopen();
  opened[0].onclose({ code: BUSY });
  assert.ok(seen.retries[0].delay >= 4_000, `${seen.retries[0].delay} ms`);
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
