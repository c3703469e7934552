/** The state of a connection as a text on the page. */

/**
 * @import { State } from "./emoji-stream.js"
 * @import { StaleReason } from "./emoji-stream/types.js"
 */

/** @type {Record<StaleReason, string>} */
const REASONS = {
  rebuilding: "Counts are being read",
  kafka_away: "Counts are old: Kafka does not answer",
  counting_behind: "Counts are old: reactions are not being counted",
};

/** @type {Record<State, string>} */
const STATES = {
  connecting: "Connecting",
  live: "Live",
  stale: "Counts are old",
  lost: "Connection lost, reconnecting",
};

/**
 * @param {HTMLElement} element
 * @param {State} state
 * @param {StaleReason} [reason]
 */
export function showState(element, state, reason) {
  element.dataset.state = state;
  element.textContent = (reason && REASONS[reason]) ?? STATES[state];
}
