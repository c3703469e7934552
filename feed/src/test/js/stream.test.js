import assert from "node:assert/strict";
import { test } from "node:test";
import { Stream } from "../../main/resources/META-INF/resources/emoji-stream/stream.js";

const ROOM = new URL("http://feed.example/rooms/main/");

/** Stands in for the browser's EventSource. */
class FakeSource extends EventTarget {
  /** @type {FakeSource[]} */
  static all = [];
  closed = false;
  constructor(address) {
    super();
    this.address = String(address);
    FakeSource.all.push(this);
  }
  close() {
    this.closed = true;
  }
  send(event, id, data) {
    this.dispatchEvent(Object.assign(new Event(event), { lastEventId: id, data: JSON.stringify(data) }));
  }
}

const until = async (condition) => {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    assert.ok(performance.now() < deadline, `not within 10 s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

test("a silent connection is replaced, from the last event", async (t) => {
  globalThis.EventSource = FakeSource;
  const messages = [];
  let lost = 0;
  const stream = new Stream(ROOM, "sse", (message) => messages.push(message), () => lost++);
  t.after(() => stream.close());
  FakeSource.all[0].send("snapshot", "a", { heartbeat_ms: 40 });
  FakeSource.all[0].send("heartbeat", "b", { heartbeat_ms: 40 });
  assert.deepEqual(messages.map(({ event, id }) => [event, id]), [["snapshot", "a"], ["heartbeat", "b"]]);
  await until(() => FakeSource.all.length === 2);
  assert.deepEqual([lost, FakeSource.all[0].closed], [1, true]);
  assert.equal(FakeSource.all[1].address, "http://feed.example/rooms/main/stream?last_event_id=b");
});
