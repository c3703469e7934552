/**
 * Live emoji reactions of a room, for any page:
 *
 *     import { connect } from "https://feed.example/emoji-stream.js";
 *
 *     const main = connect("main", {
 *       onTick: ({ counts }) => counts.forEach(({ emoji_type, scaledAdded }) => draw(emoji_type, scaledAdded)),
 *     });
 *     button.onclick = () => main.react("👍") && draw("👍", 1);
 *
 * @import { Count, Growth, Snapshot, StaleReason, Tick } from "./emoji-stream/types.js"
 * @import { Refusal, Wait } from "./emoji-stream/outbox.js"
 * @import { Message, Transport } from "./emoji-stream/stream.js"
 */
import { Outbox } from "./emoji-stream/outbox.js";
import { roomAddress, settings } from "./emoji-stream/queries.js";
import { Stream } from "./emoji-stream/stream.js";
import { Windows } from "./emoji-stream/windows.js";

export { FeedError, counts, peaks, rooms, settings, top } from "./emoji-stream/queries.js";

/**
 * @typedef {"connecting" | "live" | "stale" | "lost"} State
 *   stale: connected, but counts are not up to date, and the reason is told; lost: it comes back by itself
 *
 * @typedef {object} Options
 * @property {string} [feed] the feed's address; where this module came from unless told
 * @property {string} [ingest] the ingest's address; what the feed says unless told
 * @property {Transport} [transport] "sse" unless told
 * @property {number} [remember] seconds for which windows are kept; 300 unless told
 * @property {(snapshot: Snapshot) => void} [onSnapshot] everything anew: at first, and after a long absence
 * @property {(tick: Tick) => void} [onTick] what grew
 * @property {(state: State, reason?: StaleReason) => void} [onState] only when it changes
 * @property {(refusal: Refusal) => void} [onRefused] reactions that will never count
 * @property {(wait: Wait | null) => void} [onWaiting] reactions wait to be sent again; null: they are sent
 */

/**
 * Connects to a room and stays connected until closed.
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
  /** @type {StaleReason | undefined} */
  reason;

  #options;
  #windows;
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
    const { feed, transport = "sse", remember = 300 } = options;
    this.room = room;
    this.#options = options;
    this.#ingest = options.ingest;
    this.#windows = new Windows(remember * 1_000);
    this.#stream = new Stream(
      roomAddress(room, feed),
      transport,
      (message) => this.#receive(message),
      () => this.#turn("lost"),
    );
    this.#outbox = new Outbox(
      room,
      async () => (this.#ingest ??= (await settings({ feed })).ingest_url),
      (refusal) => options.onRefused?.(refusal),
      (wait) => options.onWaiting?.(wait),
    );
  }

  /**
   * The windows that are remembered, by start in milliseconds, and their counts, by emoji.
   *
   * @returns {ReadonlyMap<number, ReadonlyMap<string, Count>>}
   */
  get windows() {
    return this.#windows.byStart;
  }

  /** Milliseconds since 1970, by the feed's clock. */
  now() {
    return Date.now() + this.#clockOffset;
  }

  /** Reactions a second over the last ten seconds that are complete. */
  rate() {
    return this.#windows.rate(this.now());
  }

  /**
   * Sends a reaction, soon and once, however often the way there fails.
   *
   * @param {string} emoji
   * @returns {boolean} false when 1,000 are waiting already: then it is not taken
   */
  react(emoji) {
    return this.#outbox.add(emoji);
  }

  close() {
    this.#stream.close();
    this.#outbox.close();
  }

  /** @param {Message} message */
  #receive({ event, data }) {
    const now = Date.parse(data.time);
    this.#clockOffset = now - Date.now();
    this.#turn(data.stale ? "stale" : "live", data.reason);
    if (event === "snapshot") {
      this.#windows.snapshot(data.counts, now);
      this.#options.onSnapshot?.(data);
    } else {
      this.#options.onTick?.({ ...data, counts: this.#windows.grow(data.counts, now) });
    }
  }

  /**
   * @param {State} state
   * @param {StaleReason} [reason]
   */
  #turn(state, reason) {
    if (state !== this.state || reason !== this.reason) {
      this.state = state;
      this.reason = reason;
      this.#options.onState?.(state, reason);
    }
  }
}
