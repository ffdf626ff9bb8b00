package org.muster.server.operate.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muster.operate.guard.GuardFairness;
import org.muster.operate.guard.GuardFairness.Measure;

/// One strip of the ledger: a dot a person by what they bore per ten days, the nation's rate as an
/// upright, and a band within one duty of it.
final class FairnessPicture {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 44;
  private static final double MARGIN = 10;
  private static final double STEP = 6;

  private FairnessPicture() {}

  /// The strip as SVG.
  ///
  /// @param most the highest rate of all strips of the measure
  static String strip(
      GuardFairness ledger,
      GuardFairness.Nation nation,
      Measure measure,
      double most,
      boolean solid) {
    double scale = (WIDTH - 2 * MARGIN) / Math.max(0.1, most);
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"fair-strip\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s, %s:"
                + " %.2f per ten days\">",
            WIDTH,
            HEIGHT,
            measure.title(),
            nation.nation(),
            nation.rate(measure)));
    out.append(
        String.format(
            Locale.ROOT,
            "<line class=\"fair-axis\" x1=\"%.0f\" y1=\"22\" x2=\"%.0f\" y2=\"22\"/>",
            MARGIN,
            WIDTH - MARGIN));
    List<GuardFairness.Person> people =
        ledger.people().stream()
            .filter(p -> p.nation().equals(nation.nation()) && p.days() > 0)
            .toList();
    double days = people.stream().mapToInt(GuardFairness.Person::days).average().orElse(0);
    if (days > 0) {
      double half = 10.0 * measure.duty() / days * scale;
      double middle = MARGIN + nation.rate(measure) * scale;
      double left = Math.max(MARGIN, middle - half);
      double right = Math.min(WIDTH - MARGIN, middle + half);
      out.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"fair-band\" x=\"%.1f\" y=\"12\" width=\"%.1f\" height=\"20\"/>",
              left,
              right - left));
      out.append(
          String.format(
              Locale.ROOT,
              "<line class=\"fair-rate\" x1=\"%.1f\" y1=\"8\" x2=\"%.1f\" y2=\"36\"/>",
              middle,
              middle));
    }
    Map<Long, Integer> stacked = new HashMap<>();
    List<String> dots = new ArrayList<>();
    for (GuardFairness.Person person : people) {
      double x = MARGIN + person.rate(measure) * scale;
      int at = stacked.merge(Math.round(x / STEP), 1, Integer::sum) - 1;
      double y = 22 + (at % 2 == 0 ? 1 : -1) * ((at + 1) / 2) * 3.2;
      dots.add(
          String.format(
              Locale.ROOT,
              "<circle class=\"fair-dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\"/>",
              solid ? "first" : "second",
              x,
              Math.clamp(y, 4, HEIGHT - 4)));
    }
    dots.forEach(out::append);
    return out.append("</svg>").toString();
  }
}
