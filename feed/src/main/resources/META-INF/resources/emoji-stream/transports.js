/**
 * The two ways to receive events. A WebSocket comes first: a browser opens at most six HTTP/1.1 connections to an
 * origin, and a stream of Server-Sent Events takes one of them for each tab. Some proxies reject WebSockets.
 */

/** @typedef {{ event: string, id: string, data: any }} Message */
/** @typedef {"sse" | "websocket"} Transport */

/**
 * @typedef {object} Listener
 * @property {() => void} onOpen
 * @property {(message: Message) => void} onMessage
 * @property {(isBusy: boolean) => void} onLost isBusy: the feed has no room for the client at the moment
 */

/** The WebSocket close code "try again later" (RFC 6455, registered by IANA). */
const TRY_AGAIN_LATER = 1013;

/** @type {Record<Transport, string>} */
const PATH = { sse: "stream", websocket: "socket" };

/** @type {Record<Transport, (address: URL, listener: Listener) => () => void>} each returns how to disconnect */
const OPEN = {
  sse(address, { onOpen, onMessage, onLost }) {
    const source = new EventSource(address);
    for (const event of ["snapshot", "tick", "heartbeat"]) {
      source.addEventListener(event, ({ lastEventId, data }) =>
        onMessage({ event, id: lastEventId, data: JSON.parse(data) }),
      );
    }
    source.onopen = onOpen;
    source.onerror = () => onLost(false);
    return () => source.close();
  },

  websocket(address, { onOpen, onMessage, onLost }) {
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.onopen = onOpen;
    socket.onmessage = ({ data }) => onMessage(JSON.parse(data));
    socket.onclose = ({ code }) => onLost(code === TRY_AGAIN_LATER);
    return () => {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    };
  },
};

/**
 * Connects to a room.
 *
 * @param {Transport} transport
 * @param {URL} room its address; ends in /
 * @param {string} lastId of the last event received; empty: none
 * @param {Listener} listener
 * @returns {() => void} disconnects
 */
export function open(transport, room, lastId, listener) {
  const address = new URL(PATH[transport], room);
  if (lastId) {
    address.searchParams.set("last_event_id", lastId);
  }
  return OPEN[transport](address, listener);
}

/**
 * The transport of the next attempt: Server-Sent Events after a WebSocket that failed; if a WebSocket has worked before,
 * only after three, because then the feed is probably down.
 *
 * @param {number} failures in a row
 * @param {boolean} socketWorked whether a WebSocket has worked before
 * @returns {Transport}
 */
export function preferred(failures, socketWorked) {
  return (failures + 1) % (socketWorked ? 4 : 2) === 0 ? "sse" : "websocket";
}
