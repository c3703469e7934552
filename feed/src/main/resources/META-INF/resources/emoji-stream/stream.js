/**
 * A stream of events that reconnects by itself. EventSource stops after a 503, and all browsers of a crowd would
 * reconnect in the same second, so this class reconnects with its own backoff for both transports.
 */
import { backoff } from "./backoff.js";
import { Heartbeat } from "./heartbeat.js";

/** @typedef {{ event: string, id: string, data: any }} Message */
/** @typedef {"sse" | "websocket"} Transport */

/** @type {Record<Transport, (address: URL, onMessage: (message: Message) => void, onLost: () => void) => () => void>} */
const OPEN = {
  sse(address, onMessage, onLost) {
    const source = new EventSource(address);
    for (const event of ["snapshot", "tick", "heartbeat"]) {
      source.addEventListener(event, ({ lastEventId, data }) =>
        onMessage({ event, id: lastEventId, data: JSON.parse(data) }),
      );
    }
    source.onerror = onLost;
    return () => source.close();
  },

  websocket(address, onMessage, onLost) {
    const socket = new WebSocket(address);
    socket.onmessage = ({ data }) => onMessage(JSON.parse(data));
    socket.onclose = onLost;
    return () => {
      socket.onmessage = socket.onclose = null;
      socket.close();
    };
  },
};

/** @type {Record<Transport, string>} */
const PATH = { sse: "stream", websocket: "socket" };

/** After these events a connection may be dead although no error was reported. */
const RECONNECT_ON = ["online", "offline", "pageshow"];

export class Stream {
  #open;
  #heartbeat;
  #disconnect = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  #failures = 0;
  #lastId = "";

  /**
   * @param {URL} room address of the room; ends in /
   * @param {Transport} transport
   * @param {(message: Message) => void} onMessage
   * @param {() => void} onLost
   */
  constructor(room, transport, onMessage, onLost) {
    const lost = () => {
      this.#heartbeat.end();
      this.#disconnect();
      clearTimeout(this.#retry);
      this.#retry = setTimeout(this.#open, backoff(this.#failures++));
      onLost();
    };
    this.#heartbeat = new Heartbeat(lost);
    this.#open = () => {
      clearTimeout(this.#retry);
      this.#disconnect();
      this.#heartbeat.begin();
      this.#disconnect = OPEN[transport](
        this.#address(room, transport),
        (message) => {
          this.#failures = 0;
          this.#heartbeat.hear(message.data.heartbeat_ms);
          this.#lastId = message.id;
          onMessage(message);
        },
        lost,
      );
    };
    RECONNECT_ON.forEach((event) => globalThis.addEventListener?.(event, this.#reopen));
    this.#open();
  }

  /** @param {Event} event */
  #reopen = (event) => {
    if (event.type !== "pageshow" || /** @type {PageTransitionEvent} */ (event).persisted) {
      this.#open();
    }
  };

  /**
   * @param {URL} room
   * @param {Transport} transport
   */
  #address(room, transport) {
    const address = new URL(PATH[transport], room);
    if (transport === "websocket") {
      address.protocol = address.protocol.replace("http", "ws");
    }
    if (this.#lastId) {
      address.searchParams.set("last_event_id", this.#lastId);
    }
    return address;
  }

  close() {
    RECONNECT_ON.forEach((event) => globalThis.removeEventListener?.(event, this.#reopen));
    clearTimeout(this.#retry);
    this.#heartbeat.close();
    this.#disconnect();
  }
}
