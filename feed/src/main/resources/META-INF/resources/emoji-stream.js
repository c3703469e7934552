/**
 * Live emoji reactions of a room, for any page:
 *
 *     import { connect } from "https://feed.example/emoji-stream.js";
 *
 *     const main = connect("main", {
 *       onTick: ({ counts }) => counts.forEach(({ emoji_type, scaledAdded }) => draw(emoji_type, scaledAdded)),
 *     });
 *     button.onclick = () => main.react("👍", { drawn: 1 }) && draw("👍", 1);
 *
 * @import { Count, LostReason, Snapshot, StaleReason, Tick } from "./emoji-stream/types.js"
 * @import { TokenSource } from "./emoji-stream/credentials.js"
 * @import { Refusal, Wait } from "./emoji-stream/outbox.js"
 * @import { Message, Transport } from "./emoji-stream/transports.js"
 */
import { credentialsOf } from "./emoji-stream/credentials.js";
import { roomAddress } from "./emoji-stream/feed-request.js";
import { feedToken } from "./emoji-stream/feed-token.js";
import { Outbox } from "./emoji-stream/outbox.js";
import { OwnTaps } from "./emoji-stream/own-taps.js";
import { settings } from "./emoji-stream/settings.js";
import { Stream } from "./emoji-stream/stream.js";
import { Windows } from "./emoji-stream/windows.js";

export { anonymousToken } from "./emoji-stream/anonymous-token.js";
export { FeedError } from "./emoji-stream/feed-request.js";
export { counts, peaks, rooms, top } from "./emoji-stream/queries.js";
export { settings } from "./emoji-stream/settings.js";

/**
 * @typedef {"connecting" | "live" | "stale" | "lost"} State
 *   stale: connected, but the counts are not current, with a reason; lost: disconnected, reconnects by itself; with a
 *   reason if the token is why
 *
 * @typedef {object} Options
 * @property {string} [feed] address of the feed; default: the origin of this module
 * @property {string} [ingest] address of ingest; default: the one in the feed's settings
 * @property {TokenSource} [token] returns a token for feed and ingest, each time a new one; called when the page needs
 *     one, at 80 % of its life if it is a JWT, and when it is refused. Default: the feed's anonymous token, if the
 *     feed's settings say that requests need one
 * @property {string} [user] user_id of the reactions; default: the token's user, or without a token a random one that
 *     the browser keeps
 * @property {Transport} [transport] default: "websocket", and "sse" where that fails
 * @property {number} [remember] how long windows are kept, in seconds; default: 300
 * @property {(snapshot: Snapshot) => void} [onSnapshot] the whole state: on the first connection and after a long absence
 * @property {(tick: Tick) => void} [onTick] the counts that grew
 * @property {(state: State, reason?: StaleReason | LostReason) => void} [onState] called when the state or its reason changes
 * @property {(refusal: Refusal) => void} [onRefused] reactions that ingest rejected, or that waited for an hour; they are
 *     not retried
 * @property {(wait: Wait | null) => void} [onWaiting] reactions wait for a retry; null: all were sent
 */

/**
 * Connects to a room and reconnects until `close()`.
 *
 * @param {string} room
 * @param {Options} [options]
 */
export function connect(room, options) {
  return new RoomConnection(room, options);
}

class RoomConnection {
  /** @type {State} */
  state = "connecting";
  /** @type {StaleReason | LostReason | undefined} */
  reason;

  #options;
  #windows;
  #ownTaps;
  #credentials;
  #stream;
  #outbox;
  #clockOffset = 0;
  /** @type {string | undefined} */
  #ingest;

  /**
   * @param {string} room
   * @param {Options} [options]
   */
  constructor(room, options = {}) {
    const { feed, token = feedToken(feed), user, transport, remember = 300 } = options;
    this.room = room;
    this.#options = options;
    this.#ingest = options.ingest;
    this.#windows = new Windows(remember * 1_000);
    this.#ownTaps = new OwnTaps(remember * 1_000);
    this.#credentials = credentialsOf(token);
    this.#credentials.begin();
    this.#stream = new Stream(
      roomAddress(room, feed),
      this.#credentials,
      transport,
      (message) => this.#receive(message),
      (reason) => this.#enter("lost", reason),
    );
    this.#outbox = new Outbox({
      room,
      ingest: async () => (this.#ingest ??= (await settings({ feed })).ingest_url),
      credentials: this.#credentials,
      user,
      onRefused: (refusal) => {
        refusal.emojis.forEach((emoji) => this.#ownTaps.remove(emoji));
        options.onRefused?.(refusal);
      },
      onWaiting: (wait) => options.onWaiting?.(wait),
    });
  }

  /**
   * The windows kept, by start in milliseconds, each with its counts by emoji.
   *
   * @returns {ReadonlyMap<number, ReadonlyMap<string, Count>>}
   */
  get windows() {
    return this.#windows.byStart;
  }

  /** The time by the feed's clock, in milliseconds since 1970. */
  now() {
    return Date.now() + this.#clockOffset;
  }

  /** Reactions per second over the last five complete windows. */
  rate() {
    return this.#windows.rate(this.now());
  }

  /**
   * Queues a reaction. It is sent within a second, retried until ingest accepts or rejects it, and counted once.
   *
   * @param {string} emoji
   * @param {{ drawn?: number }} [options] drawn: how many emojis the page draws for it now, without waiting for the
   *     stream. They are taken off the `scaledAdded` of the tick that brings the reaction.
   * @returns {boolean} false if 1,000 reactions are waiting: this one is dropped
   */
  react(emoji, { drawn = 0 } = {}) {
    const isQueued = this.#outbox.add(emoji);
    if (isQueued && drawn > 0) {
      this.#ownTaps.add({ emoji, time: this.now(), drawn });
    }
    return isQueued;
  }

  close() {
    this.#stream.close();
    this.#outbox.close();
    this.#credentials.end();
  }

  /** @param {Message} message */
  #receive({ event, data }) {
    const now = Date.parse(data.time);
    this.#clockOffset = now - Date.now();
    this.#enter(data.stale ? "stale" : "live", data.reason);
    if (event === "snapshot") {
      this.#ownTaps.takeOff(this.#windows.snapshot(data, now), data.window_ms, now);
      this.#options.onSnapshot?.(data);
    } else if (event === "tick") {
      const counts = this.#windows.grow(data.counts, now, data.others);
      this.#options.onTick?.({ ...data, counts: this.#ownTaps.takeOff(counts, this.#windows.length, now) });
    }
  }

  /**
   * @param {State} state
   * @param {StaleReason | LostReason} [reason]
   */
  #enter(state, reason) {
    if (state !== this.state || reason !== this.reason) {
      this.state = state;
      this.reason = reason;
      this.#options.onState?.(state, reason);
    }
  }
}
