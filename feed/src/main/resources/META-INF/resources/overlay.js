/** The overlay for OBS and large screens: the emojis on a transparent page; `&rate=1` adds the rate. */
import { element } from "./elements.js";
import { connect } from "./emoji-stream.js";
import { Floating } from "./floating.js";

const parameters = new URLSearchParams(location.search);
const showsRate = parameters.get("rate") === "1";
const floating = new Floating(element("stage"));

const connection = connect(parameters.get("room") || "main", {
  onTick({ counts }) {
    floating.tick(counts);
    if (showsRate) {
      element("rate").textContent = `${Math.round(connection.rate())}/s`;
    }
  },
  onState(state) {
    if (state === "lost") {
      element("rate").textContent = "";
    }
  },
});
