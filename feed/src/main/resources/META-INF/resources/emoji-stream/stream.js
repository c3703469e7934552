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
/** A browser keeps up to this number of connections for later requests: they died with the one that fell silent. */
const POOLED = 6;
/** How long an attempt over one of them may take to be answered, in milliseconds. */
const POOLED_ANSWER = 1_000;

export class Stream {
  #room;
  #transport;
  #onMessage;
  #onLost;
  #heartbeat = new Heartbeat(() => this.#silent());
  #disconnect = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  #failures = 0;
  #socketWorked = false;
  #isLive = false;
  /** How many of the next attempts may use a connection that is dead. */
  #suspect = 0;
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
    this.#isLive = false;
    this.#heartbeat.begin(this.#suspect > 0 ? POOLED_ANSWER : undefined);
    const transport = this.#transport ?? preferred(this.#failures, this.#socketWorked);
    this.#disconnect = open(transport, this.#room, this.#lastId, {
      onOpen: () => {
        this.#socketWorked ||= transport === "websocket";
        this.#suspect = 0;
        this.#heartbeat.begin();
      },
      onMessage: (message) => this.#receive(message),
      onLost: (isBusy) => this.#lost(isBusy),
    });
  }

  /** @param {Message} message */
  #receive(message) {
    this.#failures = 0;
    this.#isLive = true;
    this.#heartbeat.hear(message.data.heartbeat_ms);
    this.#lastId = message.id ?? this.#lastId;
    this.#onMessage(message);
  }

  /** Nothing more comes, although no error was reported. */
  #silent() {
    if (this.#isLive) {
      this.#suspect = POOLED;
    } else if (this.#suspect > 0) {
      this.#suspect--;
      this.#open();
      return;
    }
    this.#lost(false);
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
