import assert from "node:assert/strict";
import { test } from "node:test";
import { EventParser } from "../../main/resources/META-INF/resources/emoji-stream/event-parser.js";

const TICK = { event: "tick", id: "a.1", data: '{"emoji":"👍"}' };
const STREAM = 'retry: 1000\n\nevent: tick\nid: a.1\ndata: {"emoji":"👍"}\n\n: comment\n\nevent: heartbeat\ndata: {}\n\n';
const EVENTS = [TICK, { event: "heartbeat", id: "a.1", data: "{}" }];

const parse = (...parts) => {
  const parser = new EventParser();
  return parts.flatMap((part) => parser.push(part));
};

test("events are read wherever the text is divided", () => {
  for (let i = 0; i <= STREAM.length; i++) {
    assert.deepEqual(parse(STREAM.slice(0, i), STREAM.slice(i)), EVENTS);
  }
  assert.deepEqual(parse(...STREAM), EVENTS);
});

test("a line may end in each of the three ways, also in the middle of two parts", () => {
  assert.deepEqual(parse(STREAM.replaceAll("\n", "\r\n")), EVENTS);
  assert.deepEqual(parse(...STREAM.replaceAll("\n", "\r\n")), EVENTS);
  assert.deepEqual(parse(STREAM.replaceAll("\n", "\r"), ":"), EVENTS);
});

test("an event is there as soon as its empty line is", () => {
  const parser = new EventParser();
  assert.deepEqual(parser.push("data: 1\n"), []);
  assert.deepEqual(parser.push("\n"), [{ event: "message", id: undefined, data: "1" }]);
});

test("fields are read as browsers do", () => {
  const data = (text) => parse(`${text}\n\n`).map((event) => event.data);
  assert.deepEqual(data("data:1\ndata:  2\ndata\ndata: a:b"), ["1\n 2\n\na:b"]);
  assert.deepEqual(data("event: tick\nid: 1"), []);
  assert.deepEqual(data("Data: 1\ndata : 1\nother: 1"), []);
});

test("an id lasts until the next one, which may be empty", () => {
  const ids = parse("id: a\ndata\n\ndata\n\nid\ndata\n\nid: b\0\ndata\n\n").map(({ id }) => id);
  assert.deepEqual(ids, ["a", "a", "", ""]);
});
