/**
 * The two ways to receive events. A WebSocket comes first: a browser opens at most six HTTP/1.1 connections to an
 * origin, and a stream of Server-Sent Events takes one of them for each tab. Some proxies reject WebSockets.
 */
import { authorization } from "./credentials.js";
import { EventParser } from "./event-parser.js";

/** @typedef {{ event: string, id?: string, data: any }} Message */
/** @typedef {"sse" | "websocket"} Transport */

/**
 * @typedef {object} Listener
 * @property {() => void} onOpen
 * @property {(message: Message) => void} onMessage
 * @property {(isBusy: boolean) => void} onLost isBusy: the feed has no room for the client at the moment
 * @property {(status: 401 | 403) => void} onRefused the token is not valid, or does not include the room
 */

/** The WebSocket close code "try again later" (RFC 6455, registered by IANA). */
const TRY_AGAIN_LATER = 1013;
/** The feed's close code: the token has expired. */
const TOKEN_EXPIRED = 4001;

/** The feed's subprotocol, to which a token is added as another one: a browser's WebSocket has no headers. */
const PROTOCOL = "emoji-streaming.v1";
/** The characters of a subprotocol (RFC 9110, 5.6.2). */
const PROTOCOL_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** @type {Record<Transport, string>} */
const PATH = { sse: "stream", websocket: "socket" };

/** @type {Record<Transport, (address: URL, token: string, listener: Listener) => () => void>} each returns how to disconnect */
const OPEN = {
  sse(address, token, listener) {
    const controller = new AbortController();
    const { signal } = controller;
    read(address, token, listener, signal).catch(() => {
      if (!signal.aborted) {
        listener.onLost(false);
      }
    });
    return () => controller.abort();
  },

  websocket(address, token, { onOpen, onMessage, onLost, onRefused }) {
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address, token ? [PROTOCOL, `bearer.${token}`] : []);
    socket.onopen = onOpen;
    socket.onmessage = ({ data }) => onMessage(JSON.parse(data));
    socket.onclose = ({ code }) => (code === TOKEN_EXPIRED ? onRefused(401) : onLost(code === TRY_AGAIN_LATER));
    return () => {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    };
  },
};

/**
 * Reads a stream of Server-Sent Events to its end.
 *
 * @param {URL} address
 * @param {string} token
 * @param {Listener} listener
 * @param {AbortSignal} signal
 */
async function read(address, token, { onOpen, onMessage, onLost, onRefused }, signal) {
  const headers = { Accept: "text/event-stream", ...authorization(token) };
  const response = await fetch(address, { headers, cache: "no-store", signal });
  const { status, body } = response;
  if (status === 401 || status === 403) {
    onRefused(status);
    return;
  }
  if (!response.ok || !body || !response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
    onLost(status === 503 || status === 429);
    return;
  }
  onOpen();
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const parser = new EventParser();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const { event, id, data } of parser.push(part.value)) {
      if (!signal.aborted) {
        onMessage({ event, id, data: JSON.parse(data) });
      }
    }
  }
  if (!signal.aborted) {
    onLost(false);
  }
}

/**
 * Connects to a room.
 *
 * @param {Transport} transport
 * @param {URL} room its address; ends in /
 * @param {string} lastId of the last event received; empty: none
 * @param {string} token empty: none
 * @param {Listener} listener
 * @returns {() => void} disconnects
 */
export function open(transport, room, lastId, token, listener) {
  const address = new URL(PATH[transport], room);
  if (lastId) {
    address.searchParams.set("last_event_id", lastId);
  }
  return OPEN[transport](address, token, listener);
}

/**
 * The transport of the next attempt: Server-Sent Events after a WebSocket that failed; if a WebSocket has worked before,
 * only after three, because then the feed is probably down. A token that cannot be the name of a subprotocol needs
 * Server-Sent Events.
 *
 * @param {number} failures in a row
 * @param {boolean} socketWorked whether a WebSocket has worked before
 * @param {string} [token]
 * @returns {Transport}
 */
export function preferred(failures, socketWorked, token = "") {
  const isSse = (failures + 1) % (socketWorked ? 4 : 2) === 0 || (token && !PROTOCOL_NAME.test(token));
  return isSse ? "sse" : "websocket";
}
