package org.muster.server.picture;

import java.util.ArrayList;
import java.util.List;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Spot;
import org.muster.thread.Timeline;
import org.muster.thread.Timeline.Ceiling;
import org.muster.thread.Timeline.Dispute;
import org.muster.thread.Timeline.Phase;
import org.muster.thread.Timeline.Step;
import org.muster.thread.Timeline.Theatre;

/// People of a theatre as a stepped area under its ceilings, with a bracket an operation.
final class TheatreRows {
  private final TimelineSheet sheet;

  TheatreRows(TimelineSheet sheet) {
    this.sheet = sheet;
  }

  void draw() {
    if (sheet.timeline.theatres().isEmpty()) {
      return;
    }
    sheet.divider();
    sheet.group("Contributions", "people on the day");
    for (Theatre theatre : sheet.timeline.theatres()) {
      theatre(theatre);
    }
  }

  private void theatre(Theatre theatre) {
    double room = sheet.narrow ? 130 : 190;
    int unit = step(theatre.top());
    int most = Math.max(1, theatre.top());
    // Above the highest figure stays a line for its label.
    double headroom = sheet.narrow ? 36 : 30;
    double base = sheet.y + (sheet.narrow ? 36 : 10) + headroom + room;
    double perPerson = room / most;
    if (sheet.narrow) {
      sheet.svg.open("text", "class", "rowname", "x", 0.0, "y", sheet.y + 12);
      sheet.svg.words(theatre.name());
      sheet.svg.text("tspan", " " + theatre.under(), "class", "small");
      sheet.svg.close();
    } else {
      sheet.svg.label("rowname b", theatre.name(), 0.0, sheet.y + 32, Anchor.START);
      sheet.svg.label("small", theatre.under(), 0.0, sheet.y + 48, Anchor.START);
    }
    for (int people = 0; people <= most; people += unit) {
      double at = base - people * perPerson;
      sheet.svg.line(
          people == 0 ? "baseline" : "grid", sheet.scale.left(), at, sheet.scale.right(), at);
      sheet.svg.label(
          "axis",
          Integer.toString(people),
          sheet.narrow ? 0.0 : sheet.scale.left() - 8,
          sheet.narrow ? at - 3 : at + 4,
          sheet.narrow ? Anchor.START : Anchor.END);
    }
    sheet.svg.open("g", "clip-path", "url(#" + sheet.id + "-clip)");
    area(theatre, base, perPerson);
    ceilings(theatre, base, perPerson);
    sheet.svg.close();
    counts(theatre, base, perPerson);
    for (Dispute dispute : sheet.timeline.conflicts()) {
      theatre.steps().stream()
          .filter(s -> s.about().equals(dispute.about()))
          .findFirst()
          .ifPresent(
              s ->
                  sheet.disputed(
                      dispute, sheet.scale.x(s.from().latest()), base - s.value() * perPerson));
    }
    sheet.y = base + 4;
    for (Phase phase : theatre.phases()) {
      phase(phase);
    }
    sheet.y += theatre.phases().isEmpty() ? 8 : 26;
  }

  private static int step(int top) {
    for (int unit : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000}) {
      if (top <= unit * 4) {
        return unit;
      }
    }
    return 100_000;
  }

  private void area(Theatre theatre, double base, double perPerson) {
    List<Step> steps = theatre.steps();
    StringBuilder line = new StringBuilder();
    StringBuilder area = new StringBuilder();
    double before = base;
    double beforeEnd = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      double x0 = sheet.scale.x(step.from().latest());
      boolean touches =
          i + 1 < steps.size() && !steps.get(i + 1).from().latest().isAfter(step.to().plusDays(1));
      double x1 =
          touches ? sheet.scale.x(steps.get(i + 1).from().latest()) : sheet.scale.end(step.to());
      double top = base - step.value() * perPerson;
      boolean joined = x0 - beforeEnd < 0.6;
      double low = joined ? before : base;
      if (!joined && beforeEnd > Double.NEGATIVE_INFINITY) {
        line.append('V').append(Svg.number(base));
      }
      if (step.perhaps()) {
        sheet.svg.path(
            "perhaps",
            "M%s %sV%sH%s"
                .formatted(
                    Svg.number(sheet.scale.x(step.from().earliest())),
                    Svg.number(low),
                    Svg.number(top),
                    Svg.number(sheet.scale.end(sheet.timeline.asOf()))));
      } else {
        area.append(joined ? "L" : area.isEmpty() ? "M" : "V" + Svg.number(base) + "ZM")
            .append(Svg.number(x0))
            .append(' ')
            .append(Svg.number(joined ? top : base))
            .append('V')
            .append(Svg.number(top))
            .append('H')
            .append(Svg.number(x1));
        line.append(joined ? "L" : "M")
            .append(Svg.number(x0))
            .append(' ')
            .append(Svg.number(low))
            .append('V')
            .append(Svg.number(top))
            .append('H')
            .append(Svg.number(x1));
        sheet.blocked.add(new Box(x0, top - 1, Math.max(0, x1 - x0), 2));
        sheet.blocked.add(new Box(x0 - 1, Math.min(top, low), 2, Math.abs(top - low)));
      }
      if (!step.from().isKnown() && !step.perhaps()) {
        sheet.svg.path(
            "perhaps",
            "M%s %sV%sH%s"
                .formatted(
                    Svg.number(sheet.scale.x(step.from().earliest())),
                    Svg.number(low),
                    Svg.number(top),
                    Svg.number(x0)));
      }
      stepLabel(step, i == 0 ? -1 : steps.get(i - 1).value(), x0, x1, top, base);
      before = top;
      beforeEnd = x1;
    }
    if (!steps.isEmpty()
        && steps.getLast().value() > 0
        && !steps.getLast().to().equals(sheet.timeline.asOf())) {
      line.append('V').append(Svg.number(base));
    }
    if (!area.isEmpty()) {
      sheet.svg.path("area", area.append('V').append(Svg.number(base)) + "Z");
    }
    if (!line.isEmpty()) {
      sheet.svg.path("arealine", line.toString());
    }
  }

  private void stepLabel(Step step, int before, double x, double end, double top, double base) {
    if (step.value() == before || x > sheet.scale.right() || end < sheet.scale.left()) {
      return;
    }
    double at = Math.max(x, sheet.scale.left());
    double off =
        sheet.timeline.conflicts().stream().anyMatch(c -> c.about().equals(step.about())) ? 9 : 4;
    int priority = 40 + Math.min(20, Math.abs(step.value() - Math.max(0, before)) / 2);
    if (step.value() == 0) {
      sheet.labels.add(
          new Label(
              priority,
              "0",
              step.words(),
              List.of(
                  new Spot(at - 5, base - 6, Anchor.END), new Spot(at + 5, base - 6, Anchor.START)),
              "lab"));
      return;
    }
    sheet.labels.add(
        new Label(
            priority,
            step.figure(),
            step.words(),
            List.of(
                new Spot(at + off, top - 6, Anchor.START),
                new Spot(at - off, top - 4, Anchor.END),
                new Spot(at - off, top + 5, Anchor.END)),
            List.of(
                new Spot(at + off, top - 20, Anchor.START),
                new Spot(at - off, top - 20, Anchor.END),
                new Spot(at + off, top + 16, Anchor.START)),
            "lab"));
  }

  private void ceilings(Theatre theatre, double base, double perPerson) {
    for (Ceiling ceiling : theatre.ceilings()) {
      double x0 = sheet.scale.x(ceiling.from().latest());
      double x1 = sheet.scale.end(ceiling.to());
      double at = base - ceiling.people() * perPerson - 5;
      sheet.svg.line("authorised", x0, at, x1, at);
      sheet.blocked.add(new Box(x0, at - 1, Math.max(0, x1 - x0), 2));
      double left = Math.max(x0, sheet.scale.left());
      sheet.labels.add(
          new Label(
              45,
              "",
              ceiling.words(),
              List.of(
                  new Spot(left + 3, at - 6, Anchor.START),
                  new Spot(Math.min(x1, sheet.scale.right()) - 3, at - 6, Anchor.END),
                  new Spot(left + 3, at - 20, Anchor.START)),
              "lab"));
    }
    if (!theatre.ceilingNote().isEmpty() && !theatre.steps().isEmpty()) {
      double from =
          Math.max(sheet.scale.left(), sheet.scale.x(theatre.steps().getFirst().from().latest()));
      double to =
          theatre.ceilings().isEmpty()
              ? sheet.scale.end(theatre.steps().getLast().to())
              : sheet.scale.x(theatre.ceilings().getFirst().from().latest());
      double middle = (from + Math.min(to, sheet.scale.right())) / 2;
      double right = Math.min(to, sheet.scale.right()) - 8;
      List<Spot> spots = new ArrayList<>();
      for (double height : new double[] {0.42, 0.3, 0.18, 0.62}) {
        spots.add(new Spot(right, base - theatre.top() * height * perPerson, Anchor.END));
        spots.add(new Spot(middle, base - theatre.top() * height * perPerson, Anchor.MIDDLE));
      }
      sheet.labels.add(new Label(5, "", List.of(theatre.ceilingNote()), spots, "lab"));
    }
  }

  private void counts(Theatre theatre, double base, double perPerson) {
    for (Timeline.Count count : theatre.counts()) {
      double x = sheet.scale.x(count.at().latest());
      if (x >= sheet.scale.left() && x <= sheet.scale.right()) {
        sheet.svg.open("g", "class", "count");
        sheet.svg.text("title", count.says());
        sheet.svg.leaf("circle", "cx", x, "cy", base - count.value() * perPerson, "r", 2.5);
        sheet.svg.close();
      }
    }
  }

  private void phase(Phase phase) {
    double x0 = Math.max(sheet.scale.x(phase.from().latest()), sheet.scale.left());
    double x1 = Math.min(sheet.scale.end(phase.to()), sheet.scale.right());
    if (x1 - x0 < 2) {
      return;
    }
    sheet.svg.path(
        "bracket",
        "M%s %sv5H%sv-5".formatted(Svg.number(x0 + 1), Svg.number(sheet.y), Svg.number(x1 - 1)));
    List<String> fitting =
        phase.words().stream().filter(w -> LabelPlacer.width("", w) < x1 - x0 - 6).toList();
    sheet.labels.add(
        new Label(
            30,
            "",
            fitting.isEmpty() ? List.of(phase.words().getLast()) : fitting,
            List.of(
                new Spot(x0 + 3, sheet.y + 18, Anchor.START),
                new Spot(x1 - 3, sheet.y + 18, Anchor.END)),
            "lab2"));
  }
}
