import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "./fake-clock.js";

const MODULE = "../../main/resources/META-INF/resources/emoji-stream/anonymous-token.js";
const FEED = "https://feed.example/";
const LIFE = 900_000;
const HOUR = 3_600_000;

let pages = 0;

/** The function of a page that has just been loaded. */
const pageToken = async (feed = FEED) => (await import(`${MODULE}?page=${++pages}`)).anonymousToken(feed);

class Storage {
  items = new Map();
  getItem(key) {
    return this.items.get(key) ?? null;
  }
  setItem(key, value) {
    this.items.set(key, value);
  }
}

/** A feed that issues tokens t1, t2 and so on, and refuses to renew some. */
const issuing = (t, { storage = new Storage(), refused = [] } = {}) => {
  const clock = new FakeClock(t);
  const { fetch } = globalThis;
  const requests = [];
  let number = 0;
  globalThis.fetch = async (address, { method, headers, body }) => {
    const former = headers.Authorization?.replace("Bearer ", "");
    requests.push(former ?? "");
    assert.deepEqual([method, String(address), body], ["POST", "https://feed.example/token", undefined]);
    if (refused.includes(former)) {
      return new Response('{"detail":"the token is not valid"}', { status: 401 });
    }
    return Response.json({ token: `t${++number}`, expires_in: LIFE / 1_000, user: "anon:1" });
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  t.after(() => {
    globalThis.fetch = fetch;
    delete globalThis.localStorage;
  });
  return { clock, requests };
};

test("the first token is for a new user, each later one for the same", async (t) => {
  const { requests } = issuing(t);
  const token = await pageToken("https://feed.example");
  assert.deepEqual([await token(), await token(), await token()], ["t1", "t2", "t3"]);
  assert.deepEqual(requests, ["", "t1", "t2"]);
});

test("connections of a page that each name the feed share a token", async () => {
  const { anonymousToken } = await import(MODULE);
  assert.equal(anonymousToken("https://feed.example"), anonymousToken("https://feed.example/"));
  assert.notEqual(anonymousToken("https://feed.example"), anonymousToken("https://other.example"));
});

test("after a reload, and in another tab, the token is the same", async (t) => {
  const { clock, requests } = issuing(t);
  await (await pageToken())();
  await clock.advance(0.79 * LIFE);
  assert.equal(await (await pageToken())(), "t1");
  assert.deepEqual(requests, [""]);
});

test("a stored token that ends soon, or ended within the last hour, is renewed", async (t) => {
  const { clock, requests } = issuing(t);
  await (await pageToken())();
  await clock.advance(0.81 * LIFE);
  assert.equal(await (await pageToken())(), "t2");
  await clock.advance(LIFE + HOUR - 1_000);
  assert.equal(await (await pageToken())(), "t3");
  assert.deepEqual(requests, ["", "t1", "t2"]);
});

test("a stored token from the future is renewed: the clock was wrong", async (t) => {
  const { clock, requests } = issuing(t);
  await clock.advance(LIFE);
  await (await pageToken())();
  t.mock.method(Date, "now", () => Date.parse("2026-11-27T12:00:00Z"));
  assert.equal(await (await pageToken())(), "t2");
  assert.deepEqual(requests, ["", "t1"]);
});

test("a stored token that ended earlier is not sent", async (t) => {
  const { clock, requests } = issuing(t);
  await (await pageToken())();
  await clock.advance(LIFE + HOUR);
  await (await pageToken())();
  assert.deepEqual(requests, ["", ""]);
});

test("a token that another tab has renewed is used", async (t) => {
  const { requests } = issuing(t);
  const [one, other] = [await pageToken(), await pageToken()];
  assert.deepEqual([await one(), await other()], ["t1", "t1"]);
  assert.deepEqual([await one(), await other()], ["t2", "t2"]);
  assert.deepEqual(requests, ["", "t1"]);
});

test("a token that the feed does not renew is followed by a new one", async (t) => {
  const { requests } = issuing(t, { refused: ["t1"] });
  const token = await pageToken();
  assert.deepEqual([await token(), await token()], ["t1", "t2"]);
  assert.deepEqual(requests, ["", "t1", ""]);
});

test("a feed that issues no token gets one request", async (t) => {
  const { requests } = issuing(t, { refused: [undefined] });
  await assert.rejects((await pageToken())(), { status: 401 });
  assert.deepEqual(requests, [""]);
});

test("tokens of two feeds are separate", async (t) => {
  const { requests } = issuing(t);
  await (await pageToken())();
  await assert.rejects((await pageToken("https://other.example"))(), /other\.example/);
  assert.deepEqual(requests, ["", ""]);
});

test("a page that may store nothing keeps the token in memory", async (t) => {
  const broken = () => {
    throw new Error("the operation is insecure");
  };
  for (const storage of [{ getItem: broken, setItem: broken }, undefined]) {
    const { requests } = issuing(t, { storage });
    const token = await pageToken();
    assert.deepEqual([await token(), await token()], ["t1", "t2"]);
    assert.deepEqual(requests, ["", "t1"]);
  }
});

test("whatever the storage has, a token is issued", async (t) => {
  for (const text of ["", "{", "null", "5", "{}", '"t0"', '{"token":"t0","received":"x"}']) {
    const { requests } = issuing(t, { storage: { getItem: () => text, setItem() {} } });
    assert.equal(await (await pageToken())(), "t1");
    assert.deepEqual(requests, [""]);
  }
});

test("an answer that is no token is an error with the time to wait", async (t) => {
  issuing(t);
  globalThis.fetch = async () =>
    new Response('{"detail":"too many new viewers"}', { status: 429, headers: { "Retry-After": "7" } });
  const expected = { name: "FeedError", status: 429, detail: "too many new viewers", retryAfter: 7_000 };
  await assert.rejects((await pageToken())(), expected);
});
