import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";
import { connect, counts } from "../../main/resources/META-INF/resources/emoji-stream.js";
import { settled, until } from "./fake-clock.js";
import { fakeConnections } from "./fake-connections.js";

// Node 18 lacks this global of browsers.
globalThis.crypto ??= /** @type {Crypto} */ (webcrypto);

const INGEST = "http://ingest.example";

/** A page that is connected to a feed with these settings, and its requests. */
const page = async (t, auth, { feed, ...options } = {}) => {
  const requests = [];
  const answers = {
    "/settings": () => Response.json({ ingest_url: INGEST, ...(auth && { auth }) }),
    "/token": () => Response.json({ token: `t${requests.length}`, expires_in: 900 }),
    "/rooms/main/counts": () => Response.json({ counts: [] }),
    "/emoji/batch": () => Response.json({ results: [{ stored: "kafka" }] }),
  };
  const opened = fakeConnections(t, (address, { headers = {}, body = null }) => {
    const { pathname } = new URL(address);
    requests.push({ pathname, token: headers.Authorization, body: JSON.parse(body) });
    return answers[pathname]?.();
  });
  const states = [];
  const connection = connect("main", { feed, ...options, onState: (...state) => states.push(state) });
  t.after(() => connection.close());
  await settled();
  const paths = () => requests.map(({ pathname }) => pathname);
  return { connection, requests, paths, opened, states };
};

/** Feeds differ, because a page has one token for each. */
const FEEDS = ["none", "missing", "anonymous", "token", "own"].reduce(
  (feeds, name) => ({ ...feeds, [name]: `http://${name}.example` }),
  {},
);

for (const [name, auth] of [["none", "none"], ["missing", undefined]]) {
  test(`a feed whose auth is ${name} needs no token`, async (t) => {
    const { connection, requests, paths, opened } = await page(t, auth, { feed: FEEDS[name] });
    assert.deepEqual(opened[0].protocols, []);
    connection.react("👍");
    await until(() => paths().includes("/emoji/batch"));
    const { token, body } = requests.at(-1);
    assert.equal(token, undefined);
    assert.match(body[0].user_id, /.{30}/);
  });
}

test("the feed's anonymous token is one for stream, reactions and queries", async (t) => {
  const feed = FEEDS.anonymous;
  const { connection, requests, paths, opened } = await page(t, "anonymous", { feed });
  assert.deepEqual(paths(), ["/settings", "/token"]);
  assert.deepEqual(opened[0].protocols, ["emoji-streaming.v1", "bearer.t2"]);
  await counts("main", { feed });
  assert.deepEqual([requests[2].pathname, requests[2].token], ["/rooms/main/counts", "Bearer t2"]);
  connection.react("👍");
  await until(() => paths().includes("/emoji/batch"));
  assert.deepEqual([requests.at(-1).token, requests.at(-1).body[0].user_id], ["Bearer t2", undefined]);
  assert.equal(paths().filter((path) => path === "/token").length, 1);
});

test("a page without the token that its feed needs is not signed in", async (t) => {
  const { states, opened } = await page(t, "token", { feed: FEEDS.token });
  assert.deepEqual([states, opened], [[["lost", "unauthorized"]], []]);
});

test("a page with its own token does not ask the feed for one", async (t) => {
  const token = async () => "own";
  const { paths, opened, states } = await page(t, "token", { feed: FEEDS.own, token, transport: "sse" });
  assert.equal(opened[0].headers.Authorization, "Bearer own");
  await opened[0].send("heartbeat", undefined, { time: new Date().toISOString(), stale: false });
  await opened[0].answer(200);
  assert.deepEqual([paths(), states], [[], [["live", undefined]]]);
  await counts("main", { feed: FEEDS.own, token });
  assert.deepEqual(paths(), ["/rooms/main/counts"]);
});
