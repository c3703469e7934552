import { webcrypto } from "node:crypto";
import { credentialsOf } from "../../main/resources/META-INF/resources/emoji-stream/credentials.js";
import { Outbox } from "../../main/resources/META-INF/resources/emoji-stream/outbox.js";
import { FakeClock } from "./fake-clock.js";

// Node 18 lacks this global of browsers.
globalThis.crypto ??= /** @type {Crypto} */ (webcrypto);

/** An outbox on a fake clock; `answer` returns ingest's answer to each batch, by its number. */
export const sendingAt = (t, answer, { source = async () => "", user } = {}) => {
  const clock = new FakeClock(t);
  const { fetch } = globalThis;
  const seen = { batches: [], tokens: [], refusals: [], waits: [] };
  globalThis.fetch = async (_, { body, headers }) => {
    seen.batches.push(JSON.parse(body));
    seen.tokens.push(headers.Authorization);
    const { status = 200, results, ...answered } = answer(seen.batches.length - 1) ?? {};
    const filled = results ?? seen.batches.at(-1).map(() => ({ stored: "kafka" }));
    return new Response(JSON.stringify({ results: filled }), { headers: answered.headers, status });
  };
  const outbox = new Outbox({
    room: "main",
    ingest: async () => "http://ingest.example",
    credentials: credentialsOf(source),
    user,
    onRefused: (refusal) => seen.refusals.push(refusal),
    onWaiting: (wait) => seen.waits.push(wait),
  });
  t.after(() => {
    outbox.close();
    globalThis.fetch = fetch;
  });
  return { clock, outbox, ...seen };
};
