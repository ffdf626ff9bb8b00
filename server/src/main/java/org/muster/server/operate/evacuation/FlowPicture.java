package org.muster.server.operate.evacuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.operate.evacuation.HourFlow;
import org.muster.server.frame.Svg;

/// The two pictures of a board: the steps of the way out with what moves through each, and
/// people in and out by the hour.
final class FlowPicture {
  private static final double WIDTH = 640;
  private static final double BAND = 120;
  private static final double TOP = 64;
  private static final double BOX = 76;

  private FlowPicture() {}

  /// The steps: a solid band as wide as what moves, an outline as wide as what the step can do.
  static String steps(HourFlow flow, Optional<HourFlow.Narrow> narrow) {
    int most =
        Math.max(
            1,
            flow.steps().stream()
                .mapToInt(s -> Math.max(s.lastHour(), s.canDo().orElse(0)))
                .max()
                .orElse(1));
    double scale = BAND / most;
    double middle = TOP + BAND / 2;
    Svg svg =
        Svg.of(
            WIDTH,
            TOP + BAND + 48,
            "People an hour through the steps of the way out: " + words(flow));
    double gap = (WIDTH - 4 * BOX) / 3;
    List<HourFlow.Step> steps = flow.steps();
    for (int i = 0; i + 1 < steps.size(); i++) {
      double from = i * (BOX + gap) + BOX;
      double left = Math.max(1, steps.get(i).lastHour() * scale) / 2;
      double right = Math.max(1, steps.get(i + 1).lastHour() * scale) / 2;
      svg.path(
          "deployed-area",
          "M"
              + n(from)
              + " "
              + n(middle - left)
              + "C"
              + n(from + gap / 2)
              + " "
              + n(middle - left)
              + " "
              + n(from + gap / 2)
              + " "
              + n(middle - right)
              + " "
              + n(from + gap)
              + " "
              + n(middle - right)
              + "L"
              + n(from + gap)
              + " "
              + n(middle + right)
              + "C"
              + n(from + gap / 2)
              + " "
              + n(middle + right)
              + " "
              + n(from + gap / 2)
              + " "
              + n(middle + left)
              + " "
              + n(from)
              + " "
              + n(middle + left)
              + "Z");
    }
    for (int i = 0; i < steps.size(); i++) {
      HourFlow.Step step = steps.get(i);
      double x = i * (BOX + gap);
      boolean is = narrow.filter(one -> one.step().equals(step)).isPresent();
      double moving = Math.max(1, step.lastHour() * scale);
      svg.rect("evac-moves", x, middle - moving / 2, BOX, moving);
      step.canDo()
          .ifPresent(
              can -> {
                double wide = Math.max(6, can * scale);
                svg.rect(is ? "evac-narrow" : "evac-can", x, middle - wide / 2, BOX, wide);
              });
      double centre = x + BOX / 2;
      svg.text("strong", "middle", centre, 18, step.name());
      if (is) {
        svg.text("evac-narrow-word", "middle", centre, 36, "NARROWEST");
      }
      svg.text("evac-number", "middle", centre, TOP - 8, Integer.toString(step.lastHour()));
      svg.text(
          "quiet",
          "middle",
          centre,
          TOP + BAND + 24,
          step.canDo().map(can -> "can do " + can).orElse("nobody said"));
    }
    svg.text(
        "quiet",
        "middle",
        2 * BOX + 1.5 * gap,
        TOP + BAND + 44,
        flow.inside() + " wait inside, room for " + flow.roomInside());
    return svg.done();
  }

  private static String words(HourFlow flow) {
    return String.join(
        "; ",
        flow.steps().stream()
            .map(
                s ->
                    s.name()
                        + " "
                        + s.lastHour()
                        + s.canDo().map(can -> ", can do " + can).orElse(""))
            .toList());
  }

  private static String n(double value) {
    return Svg.number(value);
  }

  /// In and out by the hour, as steps and never as slopes.
  static String hours(EvacuationVisit at, HourFlow flow) {
    double left = 44;
    double top = 12;
    double height = 150;
    double width = WIDTH - left - 8;
    List<HourFlow.Hour> hours = flow.hours();
    int most =
        Math.max(10, hours.stream().mapToInt(h -> Math.max(h.in(), h.out())).max().orElse(0));
    double each = width / hours.size();
    Svg svg =
        Svg.of(
            WIDTH,
            top + height + 30,
            "People an hour, the last twelve hours: "
                + hours.stream().mapToInt(HourFlow.Hour::out).sum()
                + " out by air, "
                + hours.stream().mapToInt(HourFlow.Hour::in).sum()
                + " in by the gates");
    CountScale.draw(svg, left, top, width, height, most);
    List<String> out = new ArrayList<>();
    List<String> in = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      double x = left + i * each;
      double yOut = top + height * (1 - (double) hours.get(i).out() / most);
      double yIn = top + height * (1 - (double) hours.get(i).in() / most);
      out.add("L" + n(x) + " " + n(yOut) + "H" + n(x + each));
      in.add((i == 0 ? "M" : "L") + n(x) + " " + n(yIn) + "H" + n(x + each));
      if (i % 3 == 0) {
        svg.text("quiet", "start", x, top + height + 18, at.hour(hours.get(i).from()));
      }
    }
    String base = n(top + height);
    svg.path(
        "deployed-area",
        "M"
            + n(left)
            + " "
            + base
            + String.join("", out)
            + "L"
            + n(left + width)
            + " "
            + base
            + "Z");
    svg.path("authorised-line", String.join("", in));
    return svg.done();
  }
}
