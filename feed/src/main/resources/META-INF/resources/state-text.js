/** The state of a connection as a text on the page. */
import { element, setText } from "./elements.js";

/**
 * @import { State } from "./emoji-stream.js"
 * @import { LostReason, StaleReason } from "./emoji-stream/types.js"
 */

/** @type {Record<StaleReason | LostReason, string>} */
const REASONS = {
  rebuilding: "Counts are being read",
  kafka_away: "Counts are old: Kafka does not answer",
  counting_behind: "Counts are old: reactions are not being counted",
  unauthorized: "No valid sign-in: reload this page, or sign in again",
  forbidden: "You may not watch this room: choose another room",
};

/** @type {Record<State, string>} */
const STATES = {
  connecting: "Connecting",
  live: "Live",
  stale: "Counts are old",
  lost: "Connection lost, reconnecting",
};

/** So that a connection that comes and goes is not read aloud each time. */
const ANNOUNCE_AFTER = 5_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let announcement;

/**
 * Shows a state now, and announces it to screen readers if it lasts.
 *
 * @param {State} state
 * @param {StaleReason | LostReason} [reason]
 */
export function showState(state, reason) {
  const text = (reason && REASONS[reason]) ?? STATES[state];
  element("state").dataset.state = state;
  setText("state", text);
  clearTimeout(announcement);
  announcement = setTimeout(() => setText("announcement", text), ANNOUNCE_AFTER);
}
