/**
 * The viewer's page: the crowd's emojis rise, and buttons send reactions.
 *
 * @import { Refusal, Wait } from "./emoji-stream/outbox.js"
 */
import { element, setText } from "./elements.js";
import { showEmojis } from "./emoji-font.js";
import { connect } from "./emoji-stream.js";
import { Floating } from "./floating.js";
import { showState } from "./state-text.js";

const BUTTONS = 8;
const DEFAULT_EMOJIS = ["👍", "❤️", "😂", "🎉", "🔥", "👏", "😮", "😢"];

const room = new URLSearchParams(location.search).get("room") || "main";
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
const floating = new Floating(element("stage"));
let hasButtons = false;

element("room").textContent = room;
document.title = `${room} · Emoji Streaming`;

const connection = connect(room, {
  onSnapshot: ({ top }) => makeButtons(top.map((total) => total.emoji_type)),
  onTick({ counts }) {
    if (!isCalm.matches) {
      floating.tick(counts);
    }
    showCalm();
    setText("rate", String(Math.round(connection.rate())));
  },
  onState(state, reason) {
    showState(state, reason);
    if (state === "lost") {
      makeButtons([]);
    }
  },
  onWaiting: (wait) => notice(wait ? waitText(wait) : "", wait?.status === 401),
  onRefused: (refusal) => notice(refusalText(refusal), true),
});

/** @param {Wait} wait */
function waitText({ detail, seconds, status }) {
  return status === 401
    ? "Your reactions are not accepted without a valid sign-in. Reload this page, or sign in again."
    : `${detail}. Sending again in ${seconds} s.`;
}

/** @param {Refusal} refusal */
function refusalText({ emojis, detail, status }) {
  const names = [...new Set(emojis)].join(" ");
  return status === 403
    ? `${names} was rejected: you may not react in this room. Choose another room, or sign in as another user.`
    : `${names} was rejected: ${detail}`;
}

element("bar").addEventListener("keydown", (event) => {
  // A key that is held down presses its button again and again.
  if (event.repeat && event.key === "Enter") {
    event.preventDefault();
  }
});

/**
 * Makes the buttons once, so that they do not move under a finger.
 *
 * @param {string[]} favourites the most used emojis
 */
function makeButtons(favourites) {
  if (hasButtons) {
    return;
  }
  hasButtons = true;
  const emojis = [...new Set([...favourites.slice(0, BUTTONS / 2), ...DEFAULT_EMOJIS])].slice(0, BUTTONS);
  element("bar").append(
    ...emojis.map((emoji) => {
      const button = document.createElement("button");
      button.type = "button";
      showEmojis(button, emoji);
      button.addEventListener("click", () => react(emoji));
      return button;
    }),
  );
}

/** @param {string} emoji */
function react(emoji) {
  const isDrawn = !isCalm.matches && !floating.isFull;
  if (!connection.react(emoji, { drawn: isDrawn ? 1 : 0 })) {
    notice("Too many reactions are waiting. Try again in a moment.");
  } else if (isCalm.matches) {
    notice(`You reacted with ${emoji}`);
  } else if (isDrawn) {
    floating.draw(emoji);
  }
}

/** Shows the emojis of the newest windows as text, for viewers who prefer reduced motion. */
function showCalm() {
  element("calm").hidden = !isCalm.matches;
  if (!isCalm.matches) {
    return;
  }
  const sums = new Map();
  const newest = [...connection.windows].sort(([start], [other]) => start - other).slice(-3);
  for (const [, window] of newest) {
    for (const [emoji, { reaction_count }] of window) {
      sums.set(emoji, (sums.get(emoji) ?? 0) + reaction_count);
    }
  }
  const top = [...sums].sort((a, b) => b[1] - a[1]).slice(0, BUTTONS);
  const text = top.map(([emoji, reactions]) => `${emoji} ${reactions}`).join("   ");
  if (element("calm").textContent !== text) {
    showEmojis(element("calm"), text);
  }
}

/**
 * @param {string} text
 * @param {boolean} [isError]
 */
function notice(text, isError = false) {
  element("notice").classList.toggle("error", isError);
  showEmojis(element("notice"), text);
}
