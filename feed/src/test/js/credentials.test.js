import assert from "node:assert/strict";
import { test } from "node:test";
import { credentialsOf } from "../../main/resources/META-INF/resources/emoji-stream/credentials.js";
import { FeedError } from "../../main/resources/META-INF/resources/emoji-stream/feed-request.js";
import { lifetime } from "../../main/resources/META-INF/resources/emoji-stream/token-lifetime.js";
import { FakeClock } from "./fake-clock.js";

const LIFE = 900_000;
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT that is issued now, by a clock that differs from the device's. */
const jwt = ({ life = LIFE, skew = 0, ...claims } = {}) => {
  const iat = Math.floor((Date.now() + skew) / 1_000);
  return `${encoded({ alg: "HS256" })}.${encoded({ iat, exp: iat + life / 1_000, sub: "anon:é?>", ...claims })}.c2ln`;
};

/** Credentials, and the tokens that their source returned. */
const using = (t, issue = () => jwt({ number: Math.random() })) => {
  const clock = new FakeClock(t);
  const issued = [];
  const credentials = credentialsOf(async () => {
    const token = issue(issued.length);
    issued.push(token);
    return token;
  });
  credentials.begin();
  return { clock, credentials, issued };
};

test("a token is renewed at 80 % of its life, give or take a fifth", async (t) => {
  const clock = new FakeClock(t);
  const delays = [];
  for (let i = 0; i < 200; i++) {
    const credentials = credentialsOf(async () => jwt());
    credentials.begin();
    await credentials.token();
    delays.push(...clock.delays);
    credentials.end();
    assert.deepEqual(clock.delays, []);
  }
  const [least, greatest] = [Math.min(...delays), Math.max(...delays)];
  assert.ok(least >= 0.64 * LIFE && least < 0.7 * LIFE, `${least} ms`);
  assert.ok(greatest <= 0.96 * LIFE && greatest > 0.9 * LIFE, `${greatest} ms`);
});

test("one renewal serves all", async (t) => {
  const { clock, credentials, issued } = using(t);
  const tokens = await Promise.all([credentials.token(), credentials.token(), credentials.token()]);
  assert.deepEqual(tokens, [issued[0], issued[0], issued[0]]);
  await clock.advance(LIFE);
  assert.equal(await credentials.token(), issued[1]);
  assert.equal(issued.length, 2);
});

test("the same function has the same credentials", () => {
  const source = async () => "";
  assert.equal(credentialsOf(source), credentialsOf(source));
  assert.notEqual(credentialsOf(source), credentialsOf(async () => ""));
});

test("a token whose end is unknown, and none, are renewed only when they are refused", async (t) => {
  for (const token of ["opaque", "", "a.b.c", `a.${encoded(null)}.c`]) {
    const { clock, credentials, issued } = using(t, () => token);
    await credentials.token();
    await clock.advance(100 * LIFE);
    assert.equal(await credentials.token(), token);
    assert.equal(issued.length, 1);
    credentials.refuse("another");
    await credentials.token();
    assert.equal(issued.length, 1);
    credentials.refuse(token);
    await credentials.token();
    assert.equal(issued.length, 2);
  }
});

test("a life of months is no reason to renew at once", async (t) => {
  const { clock, credentials, issued } = using(t, () => jwt({ life: 90 * 86_400_000 }));
  await credentials.token();
  await clock.advance(86_400_000);
  assert.equal(issued.length, 1);
});

test("a page that sleeps past the end of its token gets a new one before the next request", async (t) => {
  const { clock, credentials, issued } = using(t);
  await credentials.token();
  credentials.end();
  await clock.advance(LIFE);
  assert.equal(await credentials.token(), issued[1]);
});

test("while a renewal fails, the token is used to its end, and the renewal is repeated", async (t) => {
  let isBusy = false;
  const { clock, credentials, issued } = using(t, () => {
    if (isBusy) {
      throw new FeedError(503, "busy", 10_000);
    }
    return jwt({ number: Math.random() });
  });
  const token = await credentials.token();
  isBusy = true;
  await clock.advance(0.99 * LIFE);
  assert.equal(await credentials.token(), token);
  await clock.advance(0.02 * LIFE);
  await assert.rejects(credentials.token(), { status: 503 });
  isBusy = false;
  await clock.advance(12_500);
  assert.equal(issued.length, 2);
  assert.equal(await credentials.token(), issued[1]);
});

test("a source is left alone for the time that it asks for", async (t) => {
  let calls = 0;
  const { clock, credentials } = using(t, () => {
    calls++;
    throw new FeedError(429, "too many", 60_000);
  });
  for (let second = 0; second < 59; second++) {
    await assert.rejects(credentials.token(), { status: 429 });
    await clock.advance(1_000);
  }
  await clock.advance(1_000);
  assert.deepEqual([calls, clock.delays], [1, []]);
  await assert.rejects(credentials.token());
  assert.equal(calls, 2);
});

test("a request whose token is refused is sent again with a new one, once", async (t) => {
  const { credentials, issued } = using(t);
  const sent = [];
  const send = (statuses) =>
    credentials.send(async (token) => {
      sent.push(token);
      return new Response(null, { status: statuses.shift() });
    });
  assert.equal((await send([401, 200])).status, 200);
  assert.deepEqual(sent, issued);
  assert.equal((await send([401, 401])).status, 401);
  assert.equal((await send([403])).status, 403);
  assert.equal(sent.length, 5);
});

test("the life of a token is right by a clock that is wrong", (t) => {
  new FakeClock(t);
  assert.equal(lifetime(jwt()), LIFE);
  for (const skew of [LIFE, 10 * LIFE, -LIFE, -0.95 * LIFE, -10 * LIFE]) {
    assert.equal(lifetime(jwt({ skew })), LIFE, `by a difference of ${skew} ms`);
  }
  assert.equal(lifetime(jwt({ skew: -LIFE / 2 })), LIFE / 2, "of a token that is not new");
  assert.equal(lifetime(jwt({ iat: undefined })), LIFE);
  assert.equal(lifetime(jwt({ iat: undefined, skew: -2 * LIFE })), Infinity);
  assert.equal(lifetime(jwt({ exp: undefined })), Infinity);
});
