/**
 * A stream of events that reconnects by itself. EventSource stops after a 503, and all browsers of a crowd would
 * reconnect in the same second, so this class reconnects with its own backoff for both transports.
 *
 * @import { Message, Transport } from "./transports.js"
 */
import { backoff } from "./backoff.js";
import { Heartbeat } from "./heartbeat.js";
import { open, preferred } from "./transports.js";

/** After these events a connection may be dead although no error was reported. */
const RECONNECT_ON = ["online", "offline", "pageshow"];
/** A feed without room for the client is left alone at least for the backoff after this number of failures. */
const BUSY = 3;

export class Stream {
  #room;
  #transport;
  #onMessage;
  #onLost;
  #heartbeat = new Heartbeat(() => this.#lost(false));
  #disconnect = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  #failures = 0;
  #socketWorked = false;
  #lastId = "";

  /**
   * @param {URL} room address of the room; ends in /
   * @param {Transport | undefined} transport undefined: a WebSocket, or Server-Sent Events where that fails
   * @param {(message: Message) => void} onMessage
   * @param {() => void} onLost
   */
  constructor(room, transport, onMessage, onLost) {
    this.#room = room;
    this.#transport = transport;
    this.#onMessage = onMessage;
    this.#onLost = onLost;
    RECONNECT_ON.forEach((event) => globalThis.addEventListener?.(event, this.#reopen));
    this.#open();
  }

  #open() {
    clearTimeout(this.#retry);
    this.#disconnect();
    this.#heartbeat.begin();
    const transport = this.#transport ?? preferred(this.#failures, this.#socketWorked);
    this.#disconnect = open(transport, this.#room, this.#lastId, {
      onOpen: () => (this.#socketWorked ||= transport === "websocket"),
      onMessage: (message) => this.#receive(message),
      onLost: (isBusy) => this.#lost(isBusy),
    });
  }

  /** @param {Message} message */
  #receive(message) {
    this.#failures = 0;
    this.#heartbeat.hear(message.data.heartbeat_ms);
    this.#lastId = message.id;
    this.#onMessage(message);
  }

  /** @param {boolean} isBusy */
  #lost(isBusy) {
    const isRejected = this.#failures === 0 && !this.#socketWorked && !this.#lastId && !isBusy;
    this.#heartbeat.end();
    this.#disconnect();
    if (isRejected && !this.#transport) {
      this.#failures++;
      this.#open();
      return;
    }
    if (isBusy) {
      this.#failures = Math.max(this.#failures, BUSY);
    }
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), backoff(this.#failures++));
    this.#onLost();
  }

  /** @param {Event} event */
  #reopen = (event) => {
    if (event.type !== "pageshow" || /** @type {PageTransitionEvent} */ (event).persisted) {
      this.#open();
    }
  };

  close() {
    RECONNECT_ON.forEach((event) => globalThis.removeEventListener?.(event, this.#reopen));
    clearTimeout(this.#retry);
    this.#heartbeat.close();
    this.#disconnect();
  }
}
