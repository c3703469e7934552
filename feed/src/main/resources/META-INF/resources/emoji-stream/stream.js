/**
 * A stream of events that reconnects by itself, with a backoff, so that the browsers of a crowd do not all reconnect in
 * the same second. A token that has expired is no reason to wait: the stream continues with a new one.
 *
 * @import { Credentials } from "./credentials.js"
 * @import { Message, Transport } from "./transports.js"
 * @import { LostReason } from "./types.js"
 */
import { backoff, spread } from "./backoff.js";
import { FeedError, isUnauthorized } from "./feed-request.js";
import { Heartbeat } from "./heartbeat.js";
import { open, preferred } from "./transports.js";

/** After these events a connection may be dead although no error was reported. */
const RECONNECT_ON = ["online", "offline", "pageshow"];
/** A feed without room for the client is left alone at least for the backoff after this number of failures. */
const BUSY = 3;
/** A token that is refused sooner than this after the one before it is an error, in milliseconds. */
const REFUSED_AGAIN = 10_000;
/** The longest delay after it, in milliseconds. */
const MAX_REFUSED_DELAY = 60_000;
/** The events that a page uses. */
const EVENTS = new Set(["snapshot", "tick", "heartbeat"]);
/** A browser keeps up to this number of connections for later requests: they died with the one that fell silent. */
const POOLED = 6;
/** How long an attempt over one of them may take to be answered, in milliseconds. */
const POOLED_ANSWER = 1_000;

export class Stream {
  #room;
  #credentials;
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
  /** In a row, without a token to connect with. */
  #tokenFailures = 0;
  /** Tokens refused in a row. */
  #refusals = 0;
  #refusedAt = -Infinity;
  /** How many of the next attempts may use a connection that is dead. */
  #suspect = 0;
  #lastId = "";

  /**
   * @param {URL} room address of the room; ends in /
   * @param {Credentials} credentials
   * @param {Transport | undefined} transport undefined: a WebSocket, or Server-Sent Events where that fails
   * @param {(message: Message) => void} onMessage
   * @param {(reason?: LostReason) => void} onLost
   */
  constructor(room, credentials, transport, onMessage, onLost) {
    this.#room = room;
    this.#credentials = credentials;
    this.#transport = transport;
    this.#onMessage = onMessage;
    this.#onLost = onLost;
    RECONNECT_ON.forEach((event) => globalThis.addEventListener?.(event, this.#reopen));
    this.#open();
  }

  /** @param {Transport} [transport] */
  async #open(transport = this.#transport) {
    clearTimeout(this.#retry);
    this.#disconnect();
    this.#heartbeat.end();
    this.#isLive = false;
    let isCurrent = true;
    this.#disconnect = () => (isCurrent = false);
    try {
      const token = await this.#credentials.token();
      if (isCurrent) {
        this.#tokenFailures = 0;
        this.#connect(token, transport ?? preferred(this.#failures, this.#socketWorked, token));
      }
    } catch (error) {
      if (isCurrent) {
        this.#withoutToken(error);
      }
    }
  }

  /**
   * @param {string} token
   * @param {Transport} transport
   */
  #connect(token, transport) {
    this.#heartbeat.begin(this.#suspect > 0 ? POOLED_ANSWER : undefined);
    this.#disconnect = open(transport, this.#room, this.#lastId, token, {
      onOpen: () => {
        this.#socketWorked ||= transport === "websocket";
        this.#suspect = 0;
        this.#heartbeat.begin();
      },
      onMessage: (message) =>
        message.event === "expired" ? this.#refused(401, token, transport) : this.#receive(message),
      onLost: (isBusy) => this.#lost(isBusy),
      onRefused: (status) => this.#refused(status, token, transport),
    });
  }

  /** @param {Message} message */
  #receive(message) {
    if (!EVENTS.has(message.event)) {
      return;
    }
    this.#failures = 0;
    this.#isLive = true;
    if (performance.now() - this.#refusedAt > REFUSED_AGAIN) {
      this.#refusals = 0;
    }
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
    if (isRejected && !this.#transport) {
      this.#failures++;
      this.#open();
      return;
    }
    if (isBusy) {
      this.#failures = Math.max(this.#failures, BUSY);
    }
    this.#retryIn(backoff(this.#failures++));
  }

  /**
   * The first refusal is a token that has expired: the stream continues with a new one, and the page sees nothing of it.
   *
   * @param {401 | 403} status
   * @param {string} token
   * @param {Transport} transport
   */
  #refused(status, token, transport) {
    this.#refusals++;
    this.#refusedAt = performance.now();
    if (status === 401) {
      this.#credentials.refuse(token);
    }
    if (status === 401 && this.#refusals === 1) {
      this.#failures = 0;
      this.#open(this.#isLive ? transport : undefined);
    } else {
      this.#retryIn(backoff(this.#failures++, MAX_REFUSED_DELAY), status === 401 ? "unauthorized" : "forbidden");
    }
  }

  /** @param {unknown} error */
  #withoutToken(error) {
    const { retryAfter } = error instanceof FeedError ? error : {};
    const reason = isUnauthorized(error) ? "unauthorized" : undefined;
    const delay = backoff(this.#tokenFailures++, reason && MAX_REFUSED_DELAY);
    this.#retryIn(retryAfter === undefined ? delay : spread(retryAfter), reason);
  }

  /**
   * @param {number} delay in milliseconds
   * @param {LostReason} [reason]
   */
  #retryIn(delay, reason) {
    this.#heartbeat.end();
    this.#disconnect();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), delay);
    this.#onLost(reason);
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
