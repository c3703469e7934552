/** The overlay for OBS and large screens: the emojis on a transparent page; `&rate=1` adds the rate. */
import { element, setText } from "./elements.js";
import { connect } from "./emoji-stream.js";
import { Floating } from "./floating.js";

const parameters = new URLSearchParams(location.search);
const showsRate = parameters.get("rate") === "1";
const floating = new Floating(element("stage"));

const connection = connect(parameters.get("room") || "main", {
  onTick({ counts }) {
    floating.tick(counts);
    if (showsRate) {
      setText("rate", `${Math.round(connection.rate())}/s`);
    }
  },
  onState(state) {
    if (state === "lost") {
      setText("rate", "");
    }
  },
});
