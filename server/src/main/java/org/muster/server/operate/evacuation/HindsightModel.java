package org.muster.server.operate.evacuation;

import java.util.List;
import java.util.Locale;
import org.muster.operate.evacuation.lift.Hindsight;
import org.muster.operate.evacuation.lift.HindsightDesk;
import org.muster.operate.evacuation.lift.LiftCertificate;
import org.muster.server.frame.Svg;
import org.muster.thread.DateWords;

/// What the page draws of an evacuation as it was beside the lift that could have been planned.
///
/// @param finding the difference, in a sentence
/// @param sides the figure's two sides
/// @param picture people flown out by day
/// @param bottlenecks what cost most, the dearest first
/// @param certificate how good the plan is that it is set beside
public record HindsightModel(
    String finding,
    String sides,
    String picture,
    List<Day> days,
    List<String> bottlenecks,
    List<String> assumptions,
    String certificate) {
  private static final double WIDTH = 760;
  private static final double LEFT = 56;
  private static final double HEIGHT = 170;
  private static final double TOP = 12;

  /// A day of the table; `published` and `since` are the official totals, which need not agree.
  public record Day(
      String day, String published, String since, int flown, int planned, String note) {}

  static HindsightModel of(HindsightDesk.Kept kept) {
    Hindsight h = kept.hindsight();
    return new HindsightModel(
        h.more() > 0
            ? String.format(
                Locale.UK,
                "As it was %,d people flew; with the same flights %,d more could have come",
                h.flown(),
                h.more())
            : String.format(
                Locale.UK,
                "As it was %,d people flew, in %.1f hours from the list to the air; planned, it"
                    + " takes %.1f",
                h.flown(),
                h.waited(),
                h.waits()),
        String.format(
            Locale.UK,
            "Between %,d, whom the plan takes, and %,d, whom no plan exceeds: all who could go and"
                + " all %,d seats bound it. Somebody who flew waited %.1f hours on average; by the"
                + " plan %.1f.",
            h.planned(),
            h.atMost(),
            h.seats(),
            h.waited(),
            h.waits()),
        picture(h.days()),
        h.days().stream()
            .map(
                day ->
                    new Day(
                        DateWords.day(day.day()),
                        day.published().isPresent()
                            ? String.format(Locale.UK, "%,d", day.published().getAsInt())
                            : "not published",
                        day.since().isPresent()
                            ? String.format(Locale.UK, "%,d", day.since().getAsInt())
                            : "not published",
                        day.flown(),
                        day.planned(),
                        day.note()))
            .toList(),
        h.scarce().stream()
            .map(
                s ->
                    String.format(
                        Locale.UK,
                        "%s, in %s: %s would have saved about %,.0f weighted hours",
                        LiftModel.name(s.kind(), s.which()),
                        DateWords.count(s.hours(), "hour"),
                        s.kind().unit(),
                        s.worth()))
            .toList(),
        h.assumptions(),
        certificate(kept.head().certificate()));
  }

  private static String certificate(LiftCertificate c) {
    return String.format(
        Locale.UK,
        "Cost %,.0f, proven bound %,.0f weighted hours, at most %.1f %% to gain: %s.",
        c.cost(),
        c.bound(),
        c.gapShare(),
        LiftModel.checked(c));
  }

  /// By day: solid as it was, outlined as planned.
  private static String picture(List<Hindsight.Day> days) {
    int most =
        Math.max(10, days.stream().mapToInt(d -> Math.max(d.flown(), d.planned())).max().orElse(0));
    double width = WIDTH - LEFT - 8;
    double each = width / Math.max(1, days.size());
    Svg svg =
        Svg.of(
            WIDTH,
            TOP + HEIGHT + 28,
            "People flown out by day: solid as it was, outlined as planned; the table says the"
                + " same");
    CountScale.draw(svg, LEFT, TOP, width, HEIGHT, most);
    for (int i = 0; i < days.size(); i++) {
      Hindsight.Day day = days.get(i);
      double x = LEFT + i * each;
      double flown = HEIGHT * day.flown() / most;
      double planned = HEIGHT * day.planned() / most;
      svg.rect("deployed-area", x + each * 0.1, TOP + HEIGHT - flown, each * 0.4, flown);
      svg.rect(
          "planned", "hatch-planned", x + each * 0.5, TOP + HEIGHT - planned, each * 0.4, planned);
      svg.text(
          "quiet",
          "middle",
          x + each / 2,
          TOP + HEIGHT + 18,
          Integer.toString(day.day().getDayOfMonth()));
    }
    return svg.done();
  }
}
