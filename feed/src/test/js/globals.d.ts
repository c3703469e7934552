/** index.html loads Chart.js as a script, which defines this global. */
import { Chart as ChartJs } from "chart.js";

declare global {
  const Chart: typeof ChartJs;
}
