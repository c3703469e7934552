/** A viewer's page: the crowd's emojis rise, and a tap joins in. */
import { connect } from "./emoji-stream.js";
import { Floating } from "./floating.js";
import { showState } from "./state-text.js";

const BUTTONS = 8;
const USUAL = ["👍", "❤️", "😂", "🎉", "🔥", "👏", "😮", "😢"];

const room = new URLSearchParams(location.search).get("room") || "main";
const element = (id) => document.getElementById(id);
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
    element("rate").textContent = String(Math.round(connection.rate()));
  },
  onState(state, reason) {
    showState(element("state"), state, reason);
    if (state === "lost") {
      makeButtons([]);
    }
  },
  onWaiting: (wait) => notice(wait ? `${wait.detail}. Sending again in ${wait.seconds} s.` : ""),
  onRefused: ({ emojis, detail }) => notice(`${[...new Set(emojis)].join(" ")} was not taken: ${detail}`),
});

/** Once: buttons don't move under a finger. */
function makeButtons(favourites) {
  if (hasButtons) {
    return;
  }
  hasButtons = true;
  const emojis = [...new Set([...favourites.slice(0, BUTTONS / 2), ...USUAL])].slice(0, BUTTONS);
  element("bar").append(
    ...emojis.map((emoji) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = emoji;
      button.addEventListener("click", () => react(emoji));
      return button;
    }),
  );
}

function react(emoji) {
  if (!connection.react(emoji)) {
    notice("Too many reactions are waiting. Try again in a moment.");
  } else if (isCalm.matches) {
    notice(`You reacted with ${emoji}`);
  } else {
    floating.draw(emoji);
  }
}

/** The emojis of the newest windows, for those who want no motion. */
function showCalm() {
  element("calm").hidden = !isCalm.matches;
  if (!isCalm.matches) {
    return;
  }
  const sums = new Map();
  for (const start of [...connection.windows.keys()].sort().slice(-3)) {
    for (const [emoji, { reaction_count }] of connection.windows.get(start)) {
      sums.set(emoji, (sums.get(emoji) ?? 0) + reaction_count);
    }
  }
  const most = [...sums].sort((a, b) => b[1] - a[1]).slice(0, BUTTONS);
  element("calm").textContent = most.map(([emoji, reactions]) => `${emoji} ${reactions}`).join("   ");
}

function notice(text) {
  element("notice").textContent = text;
}
