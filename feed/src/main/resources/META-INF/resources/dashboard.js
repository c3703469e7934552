/**
 * The dashboard: a room's rate, chart, most used emojis and peaks, and the other rooms.
 *
 * @import { EmojiTotal, Timing } from "./emoji-stream/types.js"
 */
import { element } from "./elements.js";
import { showEmojis } from "./emoji-font.js";
import { connect, counts, peaks, rooms } from "./emoji-stream.js";
import { RateChart } from "./rate-chart.js";
import { showState } from "./state-text.js";

const room = new URLSearchParams(location.search).get("room") || "main";
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

element("room").textContent = room;
document.title = `${room} · Emoji Streaming`;
element("viewer-link", HTMLAnchorElement).href = `room.html?room=${encodeURIComponent(room)}`;
element("overlay-link", HTMLAnchorElement).href = `overlay.html?room=${encodeURIComponent(room)}`;

const chart = new RateChart(element("chart", HTMLCanvasElement), element("chart-text"));
let retained = 0;
/** @type {Timing | undefined} of the newest snapshot */
let timing;
/** @type {number | undefined} by the feed's clock */
let lastGrowth;

const connection = connect(room, {
  onSnapshot(snapshot) {
    timing = snapshot;
    retained = snapshot.reactions;
    loadHistory();
    show();
  },
  onTick({ counts, reactions }) {
    retained = reactions ?? retained;
    if (counts.length > 0) {
      lastGrowth = connection.now();
    }
    show();
  },
  onState: showState,
});

/** How long windows are kept for the chart: a little longer than its time range. */
const HISTORY = 310_000;

/**
 * Older windows, from a query: a snapshot covers only a part of the chart's time range.
 *
 * @type {Map<number, ReadonlyMap<string, { reaction_count: number }>>}
 */
const history = new Map();

async function loadHistory() {
  const { counts: steps } = await counts(room);
  history.clear();
  for (const { start, reactions } of steps) {
    const window = new Map();
    for (const [emoji, reaction_count] of Object.entries(reactions)) {
      window.set(emoji, { reaction_count });
    }
    history.set(Date.parse(start), window);
  }
  show();
}

/** @returns {typeof history} the older windows and those of the stream */
function windows() {
  const oldest = connection.now() - HISTORY;
  for (const start of history.keys()) {
    if (start < oldest) {
      history.delete(start);
    }
  }
  /** @type {typeof history} */
  const all = new Map(history);
  connection.windows.forEach((window, start) => all.set(start, window));
  return all;
}

/**
 * The emojis of all windows, the most used first.
 *
 * @param {ReturnType<typeof windows>} all
 * @returns {EmojiTotal[]}
 */
function totals(all) {
  const sums = new Map();
  for (const window of all.values()) {
    for (const [emoji, { reaction_count }] of window) {
      sums.set(emoji, (sums.get(emoji) ?? 0) + reaction_count);
    }
  }
  return [...sums]
    .map(([emoji_type, reaction_count]) => ({ emoji_type, reaction_count }))
    .sort((a, b) => b.reaction_count - a.reaction_count || (a.emoji_type < b.emoji_type ? -1 : 1));
}

function show() {
  const all = windows();
  const top = totals(all);
  const rate = connection.rate();
  element("rate").textContent = rate < 10 ? small.format(rate) : number.format(rate);
  element("reactions").textContent = number.format(retained);
  element("empty").hidden = top.length > 0;
  showTop(top.slice(0, 8));
  if (timing) {
    chart.show(all, top, connection.now(), timing);
  }
}

/** @param {EmojiTotal[]} top */
function showTop(top) {
  const max = top[0]?.reaction_count ?? 1;
  replace("top", top, ({ emoji_type, reaction_count }) => {
    const bar = span("bar", "");
    bar.style.setProperty("--share", String((100 * reaction_count) / max));
    return [span("name", emoji_type), bar, span("amount", number.format(reaction_count))];
  });
}

async function showRooms() {
  replace("rooms", (await rooms()).slice(0, 20), (each) => {
    const link = document.createElement("a");
    link.className = "name";
    link.href = `?room=${encodeURIComponent(each.room)}`;
    link.textContent = each.room;
    if (each.room === room) {
      link.setAttribute("aria-current", "page");
    }
    return [link, span("amount", `${small.format(each.reactions_per_second)}/s`)];
  });
}

async function showPeaks() {
  const latest = (await peaks(room)).slice(-6).reverse();
  replace("peaks", latest, ({ emoji_type, start, ongoing, reactions_per_second, usual_per_second }) => [
    span("name", `${emoji_type} ${new Date(start).toLocaleTimeString()}${ongoing ? ", now" : ""}`),
    span("amount", `${number.format(reactions_per_second)}/s, usually ${number.format(usual_per_second)}`),
  ]);
  if (latest.length === 0) {
    replace("peaks", [0], () => [span("quiet", "No peak so far.")]);
  }
}

function showAge() {
  const seconds = lastGrowth === undefined ? undefined : (connection.now() - lastGrowth) / 1_000;
  element("age").textContent = seconds === undefined ? "" : `Counts grew ${small.format(Math.max(0, seconds))} s ago`;
}

/**
 * Replaces the contents of a list but keeps its items, and with them the focus.
 *
 * @template T
 * @param {string} id of the list
 * @param {T[]} values one per item
 * @param {(value: T) => HTMLElement[]} parts makes the contents of an item
 */
function replace(id, values, parts) {
  const list = element(id);
  while (list.children.length > values.length) {
    list.lastElementChild?.remove();
  }
  values.forEach((value, i) => {
    const item = list.children[i] ?? list.appendChild(document.createElement("li"));
    const fresh = parts(value);
    const focused = item.contains(document.activeElement);
    item.replaceChildren(...fresh);
    if (focused) {
      fresh[0].focus();
    }
  });
}

/**
 * @param {string} name of its class
 * @param {string} text
 */
function span(name, text) {
  const made = document.createElement("span");
  made.className = name;
  showEmojis(made, text);
  return made;
}

/**
 * Runs a task now and at intervals. A query that fails is repeated at the next interval; the state of the stream shows
 * that the feed is unreachable.
 *
 * @param {number} milliseconds
 * @param {() => void | Promise<void>} task
 */
function every(milliseconds, task) {
  const run = () => Promise.resolve(task()).catch(() => {});
  run();
  setInterval(run, milliseconds);
}

every(2_000, showRooms);
every(5_000, showPeaks);
every(500, showAge);
