/** The connections that a page opens to the feed, which a test answers. */
import { settled } from "./fake-clock.js";

/** An answer to fetch() whose events the test sends. */
class FakeStream {
  kind = "sse";

  constructor(address, { headers, signal }) {
    Object.assign(this, { address: String(address), headers, signal });
    this.body = new ReadableStream({ start: (controller) => (this.controller = controller) });
    this.response = new Promise((resolve, reject) => {
      this.answer = async (status, fields = { "Content-Type": "text/event-stream;charset=UTF-8" }) => {
        if (!this.isAnswered) {
          this.isAnswered = true;
          resolve(new Response(this.body, { status, headers: fields }));
        }
        await settled();
      };
      this.fail = async () => {
        reject(new TypeError("no connection"));
        await settled();
      };
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  }

  get closed() {
    return this.signal.aborted;
  }

  async send(event, id, data) {
    await this.answer(200);
    const text = `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
    this.controller.enqueue(new TextEncoder().encode(text));
    await settled();
  }

  async end() {
    this.controller.close();
    await settled();
  }
}

class FakeSocket {
  kind = "websocket";
  closed = false;

  constructor(address, protocols) {
    Object.assign(this, { address: String(address), protocols });
  }

  close() {
    this.closed = true;
  }

  async send(event, id, data) {
    this.onmessage?.({ data: JSON.stringify({ event, id, data }) });
    await settled();
  }

  async end(code) {
    this.onclose?.({ code });
    await settled();
  }
}

/**
 * Replaces the browser's connections until the test ends.
 *
 * @param {(address: string, options: RequestInit) => Response | undefined} [answer] to requests that are no streams
 * @returns the connections opened so far, in order
 */
export function fakeConnections(t, answer = () => undefined) {
  const opened = [];
  const { fetch, WebSocket } = globalThis;
  globalThis.fetch = (address, options = {}) => {
    if (!String(address).includes("/stream")) {
      return Promise.resolve().then(() => answer(String(address), options) ?? Promise.reject(new TypeError("no answer")));
    }
    opened.push(new FakeStream(address, options));
    return opened.at(-1).response;
  };
  globalThis.WebSocket = class extends FakeSocket {
    constructor(address, protocols) {
      super(address, protocols);
      opened.push(this);
    }
  };
  t.after(() => Object.assign(globalThis, { fetch, WebSocket }));
  return opened;
}
