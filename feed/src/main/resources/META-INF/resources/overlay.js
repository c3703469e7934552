/** For OBS and big screens: only the emojis, over whatever is below; `&rate=1` adds the rate. */
import { connect } from "./emoji-stream.js";
import { Floating } from "./floating.js";

const parameters = new URLSearchParams(location.search);
const showsRate = parameters.get("rate") === "1";
const floating = new Floating(document.getElementById("stage"));

const connection = connect(parameters.get("room") || "main", {
  onTick({ counts }) {
    floating.tick(counts);
    if (showsRate) {
      document.getElementById("rate").textContent = `${Math.round(connection.rate())}/s`;
    }
  },
  onState(state) {
    if (state === "lost") {
      document.getElementById("rate").textContent = "";
    }
  },
});
