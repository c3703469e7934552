/** How the state of a connection is told to people. */

/** @import { StaleReason } from "./emoji-stream/types.js" */

const REASONS = {
  rebuilding: "Counts are being read",
  kafka_away: "Counts are old: Kafka does not answer",
  counting_behind: "Counts are old: reactions are not being counted",
};

const STATES = { connecting: "Connecting", live: "Live", stale: "Counts are old", lost: "Connection lost, trying again" };

/**
 * @param {HTMLElement} element
 * @param {keyof STATES} state
 * @param {StaleReason} [reason]
 */
export function showState(element, state, reason) {
  element.dataset.state = state;
  element.textContent = (reason && REASONS[reason]) ?? STATES[state];
}
