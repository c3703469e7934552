package dev.emojistreaming.simulator.report;

import dev.emojistreaming.simulator.crowd.Profile;
import dev.emojistreaming.simulator.load.Answer;
import dev.emojistreaming.simulator.load.LoadPlan;
import dev.emojistreaming.simulator.load.LoadResult;
import dev.emojistreaming.simulator.load.Pacing;
import dev.emojistreaming.simulator.load.RunLength;
import dev.emojistreaming.simulator.load.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The report of a run, one fact a line. */
public final class LoadReport {

  private static final double NANOS_PER_MILLI = 1e6;

  private LoadReport() {}

  /** The parameters of the run, with the seed that repeats it. */
  public static String heading(LoadPlan plan) {
    return String.format(
        Locale.ROOT,
        "playing %d clients %s in room %s at %s, %s, seed %d",
        plan.clients(),
        length(plan.length()),
        plan.room(),
        plan.url(),
        pace(plan.pacing()),
        plan.seed());
  }

  private static String length(RunLength length) {
    return length instanceof RunLength.Reactions reactions
        ? String.format(Locale.ROOT, "× %d reactions", reactions.perClient())
        : String.format(Locale.ROOT, "for %d s", ((RunLength.Time) length).duration().toSeconds());
  }

  private static String pace(Pacing pacing) {
    if (pacing instanceof Pacing.FixedRate fixed) {
      return "%s, %s reactions/s".formatted(Profile.STEADY, number(fixed.perSecond()));
    }
    if (pacing instanceof Pacing.CurveRate curve) {
      return "%s, %s reactions/s on average".formatted(curve.profile(), number(curve.perSecond()));
    }
    return "as fast as the answers come";
  }

  public static List<String> lines(LoadPlan plan, LoadResult result) {
    List<String> lines = new ArrayList<>(outcome(result.totals()));
    lines.add("elapsed: " + number(result.elapsed().toNanos() / 1e9) + " s");
    lines.add("throughput: " + number(result.throughput()) + " accepted/s");
    lines.addAll(latency(plan.pacing(), result.latencies()));
    return lines;
  }

  private static List<String> outcome(Totals totals) {
    List<String> lines = new ArrayList<>();
    lines.add("sent: " + totals.sent());
    lines.add("accepted: " + totals.accepted());
    totals
        .refusedByStatus()
        .forEach((status, count) -> lines.add("refused " + status + ": " + count));
    lines.addAll(reasons(totals, Answer.Limited.class));
    lines.add("failed connections: " + totals.notConnected());
    lines.addAll(reasons(totals, Answer.NotConnected.class));
    lines.add("broken connections: " + totals.brokenOff());
    lines.addAll(reasons(totals, Answer.BrokenOff.class));
    lines.add("timed out: " + totals.timedOut());
    return lines;
  }

  private static List<String> reasons(Totals totals, Class<? extends Answer> kind) {
    return totals.answers().entrySet().stream()
        .filter(entry -> kind.isInstance(entry.getKey()))
        .sorted(Map.Entry.<Answer, Long>comparingByValue().reversed())
        .map(entry -> "  " + entry.getValue() + " × " + entry.getKey().description())
        .toList();
  }

  private static List<String> latency(Pacing pacing, Histogram nanos) {
    if (nanos.getTotalCount() == 0) {
      return List.of("latency: none, because no reaction was accepted");
    }
    return List.of(
        "latency of accepted reactions, measured from " + measuredFrom(pacing),
        "  p50: " + millis(nanos.getValueAtPercentile(50)),
        "  p90: " + millis(nanos.getValueAtPercentile(90)),
        "  p99: " + millis(nanos.getValueAtPercentile(99)),
        "  p99.9: " + millis(nanos.getValueAtPercentile(99.9)),
        "  max: " + millis(nanos.getMaxValue()));
  }

  private static String measuredFrom(Pacing pacing) {
    return pacing instanceof Pacing.ClosedLoop
        ? "sending (closed loop: a stalled service gets fewer reactions; --rate avoids that)"
        : "when each was due (free of coordinated omission)";
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / NANOS_PER_MILLI);
  }

  /** Without decimals from 100, with two decimals below. */
  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
  }
}
