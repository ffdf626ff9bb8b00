package org.muster.server.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Placed;
import org.muster.server.picture.LabelPlacer.Spot;
import org.muster.thread.DateWords;
import org.muster.thread.Timeline;
import org.muster.thread.Timeline.Ceiling;
import org.muster.thread.Timeline.Dispute;
import org.muster.thread.Timeline.Membership;
import org.muster.thread.Timeline.Moment;
import org.muster.thread.Timeline.OpenStretch;
import org.muster.thread.Timeline.Phase;
import org.muster.thread.Timeline.Planned;
import org.muster.thread.Timeline.Presence;
import org.muster.thread.Timeline.Shape;
import org.muster.thread.Timeline.Step;
import org.muster.thread.Timeline.Stretch;
import org.muster.thread.Timeline.Theatre;
import org.muster.thread.Timeline.Wanted;

/// Draws a timeline between two days: frameworks and small operations as bars, people of a theatre
/// as a stepped area, invented operations hatched in a row of their own.
///
/// A dashed edge means that the day is not recorded, dotted that it may or may not be so; steps,
/// never slopes; the height of a bar means nothing, and the picture says so.
public final class TimelinePicture {
  private static final double ROW = 21;
  private static final double BAR = 17;

  private final Timeline timeline;
  private final String id;
  private final boolean narrow;
  private final double width;
  private final TimeScale scale;
  private final Svg svg = new Svg();
  private final List<Drawing.Mark> marks = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final List<Box> blocked = new ArrayList<>();
  private double y;

  private TimelinePicture(Timeline timeline, TimeScale scale, double width, String id) {
    this.timeline = timeline;
    this.scale = scale;
    this.width = width;
    this.id = id;
    this.narrow = scale.left() < 20;
  }

  /// The wide picture, with the names of rows at its left.
  ///
  /// @param id begins the ids within the SVG, so that two pictures can stand on one page
  public static Drawing wide(Timeline timeline, LocalDate from, LocalDate to, String id) {
    TimeScale scale = new TimeScale(from, to, 200, 1384);
    return new TimelinePicture(timeline, scale, 1392, id).draw();
  }

  /// The picture for a phone, with the names of rows above them.
  public static Drawing narrow(Timeline timeline, LocalDate from, LocalDate to, String id) {
    TimeScale scale = new TimeScale(from, to, 4, 338);
    return new TimelinePicture(timeline, scale, 342, id).draw();
  }

  private Drawing draw() {
    y = 20;
    double top = y;
    y += 26;
    memberships();
    theatres();
    planned();
    presences();
    events();
    double height = y + 8;
    Svg whole = new Svg();
    whole.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        narrow ? "picture timeline narrow" : "picture timeline",
        "viewBox",
        "0 0 " + Svg.number(width) + " " + Svg.number(height),
        "width",
        width,
        "height",
        height,
        "role",
        "img",
        "aria-labelledby",
        id + "-title " + id + "-desc");
    whole.text("title", timeline.heading(), "id", id + "-title");
    whole.text("desc", timeline.summary(), "id", id + "-desc");
    Fills.write(whole, id);
    whole.open("clipPath", "id", id + "-clip");
    whole.leaf(
        "rect",
        "x",
        scale.left() - 1,
        "y",
        0.0,
        "width",
        scale.right() - scale.left() + 2,
        "height",
        height);
    whole.close();
    ground(whole, top, height);
    whole.add(svg);
    whole.open("g", "class", "labels");
    place(height).forEach(one -> label(whole, one));
    whole.close();
    asOf(whole, height);
    whole.close();
    return new Drawing(whole.toString(), width, height, marks);
  }

  private static void label(Svg out, Placed one) {
    out.open(
        "text",
        "x",
        one.spot().x(),
        "y",
        one.spot().y(),
        "class",
        one.label().style(),
        "text-anchor",
        one.spot().anchor().svg());
    if (!one.label().bold().isEmpty()) {
      out.text("tspan", one.label().bold(), "class", "b");
    }
    if (!one.words().isEmpty()) {
      out.words((one.label().bold().isEmpty() ? "" : " ") + one.words());
    }
    out.close();
  }

  // ---- ground

  private void ground(Svg out, double top, double height) {
    double now = scale.end(timeline.asOf());
    if (now < scale.right()) {
      double from = Math.max(now, scale.left());
      out.rect("later", from, top + 4, scale.right() - from, height - top - 4);
    }
    for (TimeScale.Tick tick : scale.ticks()) {
      out.line(tick.major() ? "grid major" : "grid", tick.x(), top + 4, tick.x(), height);
      boolean fits = tick.x() + TextWidth.of(tick.label(), 12, true) <= width;
      if (!tick.label().isEmpty() && fits) {
        out.label(
            tick.label().length() >= 4 ? "axis b" : "axis",
            tick.label(),
            tick.x() + 3,
            top - 4,
            Anchor.START);
      }
    }
    out.line("rule2", 0.0, top + 4, width, top + 4);
  }

  private void asOf(Svg out, double height) {
    double x = scale.end(timeline.asOf());
    if (x < scale.left() || x > scale.right()) {
      return;
    }
    String day = DateWords.day(timeline.asOf());
    double boxWidth = TextWidth.of(day, 12, true) + 14;
    double boxX = Math.min(Math.max(x - boxWidth / 2, scale.left()), width - boxWidth);
    out.line("asof", x, 24.0, x, height);
    out.leaf(
        "rect", "class", "asofbox", "x", boxX, "y", 25.0, "width", boxWidth, "height", 18.0, "rx",
        2.0);
    out.label("asofday b", day, boxX + boxWidth / 2, 38.0, Anchor.MIDDLE);
    if (narrow) {
      return;
    }
    if (boxX - 8 - TextWidth.of("reported", 12, false) > scale.left()) {
      out.label("small", "reported", boxX - 8, 38.0, Anchor.END);
    }
    String after = "planned, illustrative";
    if (boxX + boxWidth + 8 + TextWidth.of(after, 12, false) < scale.right()) {
      out.label("small", after, boxX + boxWidth + 8, 38.0, Anchor.START);
    }
  }

  private List<Placed> place(double height) {
    LabelPlacer placer =
        new LabelPlacer(new Box(scale.left() - 1, 44, width - scale.left() + 1, height - 44));
    double now = scale.end(timeline.asOf());
    if (now > scale.left() && now < scale.right()) {
      placer.block(new Box(now - 2, 0, 4, height));
    }
    blocked.forEach(placer::block);
    return placer.place(labels);
  }

  // ---- rows

  /// The heading of a group, above a line; leaves `y` where its first row begins.
  private void group(String title, String note) {
    if (narrow) {
      svg.label("group", title, 0.0, y + 14, Anchor.START);
      if (!note.isEmpty()) {
        svg.label("small", note, 0.0, y + 29, Anchor.START);
      }
      y += note.isEmpty() ? 20 : 34;
    } else {
      svg.label("group", title, 0.0, y + 2, Anchor.START);
      if (!note.isEmpty()) {
        svg.label("small", note, 0.0, y + 17, Anchor.START);
      }
      y += note.isEmpty() ? 8 : 23;
    }
  }

  private void divider() {
    y += 8;
    svg.line("rule1", 0.0, y, width, y);
    y += narrow ? 2 : 14;
  }

  /// The name of a row; returns where its bar begins.
  private double row(String name, String under) {
    if (narrow) {
      svg.open("text", "class", "rowname", "x", 0.0, "y", y + 12);
    } else {
      svg.open("text", "class", "rowname", "x", 0.0, "y", y + 13);
    }
    svg.words(name);
    if (!under.isEmpty()) {
      svg.text("tspan", " " + under, "class", "small");
    }
    svg.close();
    double bar = narrow ? y + 16 : y;
    y = bar + ROW;
    return bar;
  }

  private void memberships() {
    if (timeline.memberships().isEmpty()) {
      return;
    }
    group("Frameworks", "dashed edge: day not recorded");
    for (Membership membership : timeline.memberships()) {
      double at = row(membership.shortName(), "");
      if (!membership.marks().isEmpty()) {
        y += 14;
      }
      svg.open("g", "clip-path", "url(#" + id + "-clip)");
      for (Stretch stretch : membership.stretches()) {
        stretch(stretch, at, membership.id(), membership.marks().isEmpty());
      }
      membership.marks().forEach(mark -> mark(mark, at));
      svg.close();
      disputes(membership.id(), at + BAR / 2);
      if (!membership.marks().isEmpty()) {
        disputes("evaluations", at + BAR / 2);
      }
    }
  }

  private void stretch(Stretch stretch, double at, String row, boolean openRow) {
    double x0 = scale.x(stretch.from().latest());
    double soft0 = scale.x(stretch.from().earliest());
    double x1 = stretch.goesOn() ? scale.end(timeline.asOf()) : scale.x(stretch.to().earliest());
    double soft1 = stretch.goesOn() ? x1 : scale.x(stretch.to().latest());
    if (stretch.suspended()) {
      // Between its vague ends all that is known is that it lies there: one dashed box.
      svg.rect("suspended", soft0 + 1, at, Math.max(2, soft1 - soft0 - 2), BAR);
      labels.add(
          new Label(
              80,
              "",
              List.of(stretch.words().getLast()),
              List.of(
                  new Spot((soft0 + soft1) / 2, at + 13, Anchor.MIDDLE),
                  new Spot(soft0 - 4, at + 13, Anchor.END)),
              "warn b"));
      return;
    }
    if (x1 > x0) {
      svg.rect("member", x0, at, x1 - x0, BAR);
    }
    if (soft0 < x0) {
      dashed(soft0, Math.min(x0, soft1), at);
    }
    // Where a suspension begins within the same days, its box shows that they are not known.
    if (soft1 > x1 && soft1 - x1 < 3 * scale.pixelsPerYear() && !followed(stretch)) {
      dashed(x1, soft1, at);
    }
    if (stretch.goesOn()) {
      svg.rect("goeson", x1, at, Math.max(0, scale.right() - x1), BAR);
    }
    double left = Math.max(x0, scale.left()) + (disputed(row, x0) ? 9 : 5);
    double right = openRow && !followed(stretch) ? Math.max(x1, soft1) : x1;
    List<String> fitting =
        stretch.words().stream().filter(w -> LabelPlacer.width("", w) < right - left - 2).toList();
    if (!fitting.isEmpty() && right > scale.left()) {
      labels.add(new Label(70, "", fitting, List.of(new Spot(left, at + 13, Anchor.START)), "lab"));
    }
  }

  /// Whether a conflict is marked at that place in a row.
  private boolean disputed(String row, double x) {
    return timeline.conflicts().stream()
        .anyMatch(c -> c.row().equals(row) && Math.abs(scale.x(c.at().latest()) - x) < 6);
  }

  private boolean followed(Stretch stretch) {
    return timeline.memberships().stream()
        .flatMap(m -> m.stretches().stream())
        .anyMatch(s -> s.suspended() && s.from().earliest().equals(stretch.to().earliest()));
  }

  private void dashed(double from, double to, double at) {
    if (to > from) {
      svg.rect("vague", from, at, to - from, BAR);
    }
  }

  private void mark(Moment mark, double at) {
    double x = scale.x(mark.from().latest());
    double soft = scale.x(mark.from().earliest());
    double mid = at + BAR / 2;
    if (x < scale.left() || x > scale.right()) {
      return;
    }
    svg.open("g", "class", mark.shape() == Shape.LAPSED ? "lapse" : "done");
    svg.text("title", mark.says());
    if (!mark.from().isKnown()) {
      svg.line("vagueline", soft, mid, x, mid);
      blocked.add(new Box(soft, mid - 1, x - soft, 2));
    }
    if (mark.shape() == Shape.LAPSED) {
      svg.line("lapsed", x, at - 1, x, at + BAR + 1);
      labels.add(
          new Label(
              90,
              "",
              mark.words(),
              List.of(
                  new Spot(x - 5, at + 13, Anchor.END),
                  new Spot(x + 2, at + BAR + 12, Anchor.END),
                  new Spot(x + 5, at + 13, Anchor.START)),
              "stop b"));
      blocked.add(new Box(x - 1.5, at, 3, BAR));
    } else {
      svg.path("diamond", "M%s %sl5 6-5 6-5-6z".formatted(Svg.number(x), Svg.number(mid - 6)));
      labels.add(
          new Label(
              60,
              "",
              mark.words(),
              List.of(
                  new Spot(x + 8, at + 13, Anchor.START),
                  new Spot(x, at + BAR + 12, Anchor.MIDDLE),
                  new Spot(x - 5, at + BAR + 12, Anchor.START),
                  new Spot(x + 5, at + BAR + 12, Anchor.END)),
              "lab"));
      blocked.add(new Box(x - 5, at, 10, BAR));
    }
    svg.close();
  }

  // ---- people

  private void theatres() {
    if (timeline.theatres().isEmpty()) {
      return;
    }
    divider();
    group("Contributions", "people on the day");
    for (Theatre theatre : timeline.theatres()) {
      theatre(theatre);
    }
  }

  private void theatre(Theatre theatre) {
    double room = narrow ? 130 : 190;
    int unit = step(theatre.top());
    int most = Math.max(1, theatre.top());
    // Above the highest figure stays a line for its label.
    double headroom = narrow ? 36 : 30;
    double base = y + (narrow ? 36 : 10) + headroom + room;
    double perPerson = room / most;
    if (narrow) {
      svg.open("text", "class", "rowname", "x", 0.0, "y", y + 12);
      svg.words(theatre.name());
      svg.text("tspan", " " + theatre.under(), "class", "small");
      svg.close();
    } else {
      svg.label("rowname b", theatre.name(), 0.0, y + 32, Anchor.START);
      svg.label("small", theatre.under(), 0.0, y + 48, Anchor.START);
    }
    for (int people = 0; people <= most; people += unit) {
      double at = base - people * perPerson;
      svg.line(people == 0 ? "baseline" : "grid", scale.left(), at, scale.right(), at);
      svg.label(
          "axis",
          Integer.toString(people),
          narrow ? 0.0 : scale.left() - 8,
          narrow ? at - 3 : at + 4,
          narrow ? Anchor.START : Anchor.END);
    }
    svg.open("g", "clip-path", "url(#" + id + "-clip)");
    area(theatre, base, perPerson);
    ceilings(theatre, base, perPerson);
    svg.close();
    counts(theatre, base, perPerson);
    for (Dispute dispute : timeline.conflicts()) {
      theatre.steps().stream()
          .filter(s -> s.about().equals(dispute.about()))
          .findFirst()
          .ifPresent(
              s -> disputed(dispute, scale.x(s.from().latest()), base - s.value() * perPerson));
    }
    y = base + 4;
    for (Phase phase : theatre.phases()) {
      phase(phase);
    }
    y += theatre.phases().isEmpty() ? 8 : 26;
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
      double x0 = scale.x(step.from().latest());
      boolean touches =
          i + 1 < steps.size() && !steps.get(i + 1).from().latest().isAfter(step.to().plusDays(1));
      double x1 = touches ? scale.x(steps.get(i + 1).from().latest()) : scale.end(step.to());
      double top = base - step.value() * perPerson;
      boolean joined = x0 - beforeEnd < 0.6;
      double low = joined ? before : base;
      if (!joined && beforeEnd > Double.NEGATIVE_INFINITY) {
        line.append('V').append(Svg.number(base));
      }
      if (step.perhaps()) {
        svg.path(
            "perhaps",
            "M%s %sV%sH%s"
                .formatted(
                    Svg.number(scale.x(step.from().earliest())),
                    Svg.number(low),
                    Svg.number(top),
                    Svg.number(scale.end(timeline.asOf()))));
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
        blocked.add(new Box(x0, top - 1, Math.max(0, x1 - x0), 2));
        blocked.add(new Box(x0 - 1, Math.min(top, low), 2, Math.abs(top - low)));
      }
      if (!step.from().isKnown() && !step.perhaps()) {
        svg.path(
            "perhaps",
            "M%s %sV%sH%s"
                .formatted(
                    Svg.number(scale.x(step.from().earliest())),
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
        && !steps.getLast().to().equals(timeline.asOf())) {
      line.append('V').append(Svg.number(base));
    }
    if (!area.isEmpty()) {
      svg.path("area", area.append('V').append(Svg.number(base)) + "Z");
    }
    if (!line.isEmpty()) {
      svg.path("arealine", line.toString());
    }
  }

  private void stepLabel(Step step, int before, double x, double end, double top, double base) {
    if (step.value() == before || x > scale.right() || end < scale.left()) {
      return;
    }
    double at = Math.max(x, scale.left());
    double off =
        timeline.conflicts().stream().anyMatch(c -> c.about().equals(step.about())) ? 9 : 4;
    int priority = 40 + Math.min(20, Math.abs(step.value() - Math.max(0, before)) / 2);
    if (step.value() == 0) {
      labels.add(
          new Label(
              priority,
              "0",
              step.words(),
              List.of(
                  new Spot(at - 5, base - 6, Anchor.END), new Spot(at + 5, base - 6, Anchor.START)),
              "lab"));
      return;
    }
    labels.add(
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
      double x0 = scale.x(ceiling.from().latest());
      double x1 = scale.end(ceiling.to());
      double at = base - ceiling.people() * perPerson - 5;
      svg.line("authorised", x0, at, x1, at);
      blocked.add(new Box(x0, at - 1, Math.max(0, x1 - x0), 2));
      double left = Math.max(x0, scale.left());
      labels.add(
          new Label(
              45,
              "",
              ceiling.words(),
              List.of(
                  new Spot(left + 3, at - 6, Anchor.START),
                  new Spot(Math.min(x1, scale.right()) - 3, at - 6, Anchor.END),
                  new Spot(left + 3, at - 20, Anchor.START)),
              "lab"));
    }
    if (!theatre.ceilingNote().isEmpty() && !theatre.steps().isEmpty()) {
      double from = Math.max(scale.left(), scale.x(theatre.steps().getFirst().from().latest()));
      double to =
          theatre.ceilings().isEmpty()
              ? scale.end(theatre.steps().getLast().to())
              : scale.x(theatre.ceilings().getFirst().from().latest());
      double middle = (from + Math.min(to, scale.right())) / 2;
      double right = Math.min(to, scale.right()) - 8;
      List<Spot> spots = new ArrayList<>();
      for (double height : new double[] {0.42, 0.3, 0.18, 0.62}) {
        spots.add(new Spot(right, base - theatre.top() * height * perPerson, Anchor.END));
        spots.add(new Spot(middle, base - theatre.top() * height * perPerson, Anchor.MIDDLE));
      }
      labels.add(new Label(5, "", List.of(theatre.ceilingNote()), spots, "lab"));
    }
  }

  private void counts(Theatre theatre, double base, double perPerson) {
    for (Timeline.Count count : theatre.counts()) {
      double x = scale.x(count.at().latest());
      if (x >= scale.left() && x <= scale.right()) {
        svg.open("g", "class", "count");
        svg.text("title", count.says());
        svg.leaf("circle", "cx", x, "cy", base - count.value() * perPerson, "r", 2.5);
        svg.close();
      }
    }
  }

  private void phase(Phase phase) {
    double x0 = Math.max(scale.x(phase.from().latest()), scale.left());
    double x1 = Math.min(scale.end(phase.to()), scale.right());
    if (x1 - x0 < 2) {
      return;
    }
    svg.path(
        "bracket",
        "M%s %sv5H%sv-5".formatted(Svg.number(x0 + 1), Svg.number(y), Svg.number(x1 - 1)));
    List<String> fitting =
        phase.words().stream().filter(w -> LabelPlacer.width("", w) < x1 - x0 - 6).toList();
    labels.add(
        new Label(
            30,
            "",
            fitting.isEmpty() ? List.of(phase.words().getLast()) : fitting,
            List.of(new Spot(x0 + 3, y + 18, Anchor.START), new Spot(x1 - 3, y + 18, Anchor.END)),
            "lab2"));
  }

  private void planned() {
    for (Planned one : timeline.planned()) {
      if (narrow || timeline.theatres().isEmpty()) {
        divider();
      }
      planned(one);
    }
  }

  private void planned(Planned one) {
    double room = 44;
    double above = narrow ? 34 : 20;
    double base = y + above + room;
    if (narrow) {
      svg.open("text", "class", "rowname", "x", 0.0, "y", y + 12);
      svg.words(one.name());
      svg.text("tspan", " " + one.under(), "class", "small");
      svg.close();
    } else {
      svg.label("rowname b", one.name(), 0.0, y + 26, Anchor.START);
      svg.label("small", one.under(), 0.0, y + 42, Anchor.START);
      svg.label("small", "illustrative", 0.0, y + 57, Anchor.START);
    }
    double perPerson = room / Math.max(1, one.top());
    svg.line("baseline", scale.left(), base, scale.right(), base);
    if (!narrow) {
      svg.label("axis", "0", scale.left() - 8, base + 4, Anchor.END);
      svg.label("axis", Integer.toString(one.top()), scale.left() - 8, base - room + 4, Anchor.END);
    }
    svg.open("g", "clip-path", "url(#" + id + "-clip)");
    for (Wanted wanted : one.steps()) {
      double x0 = scale.x(wanted.from());
      double x1 = scale.end(wanted.to());
      double high = wanted.people() * perPerson;
      svg.leaf(
          "rect",
          "class",
          "planned",
          "fill",
          "url(#" + id + "-planned)",
          "x",
          x0,
          "y",
          base - high,
          "width",
          Math.max(0, x1 - x0),
          "height",
          high);
    }
    for (OpenStretch gap : one.gaps()) {
      double x0 = scale.x(gap.from());
      double x1 = scale.end(gap.to());
      svg.leaf(
          "rect",
          "class",
          "gap",
          "fill",
          "url(#" + id + "-gap)",
          "x",
          x0,
          "y",
          base - one.top() * perPerson,
          "width",
          Math.max(3, x1 - x0),
          "height",
          Math.max(4, gap.people() * perPerson));
    }
    svg.close();
    if (!one.steps().isEmpty()) {
      double x0 = Math.max(scale.left(), scale.x(one.steps().getFirst().from()));
      double x1 = Math.min(scale.right(), scale.end(one.steps().getLast().to()));
      if (x1 > scale.left() && x0 < scale.right()) {
        labels.add(
            new Label(
                50,
                Integer.toString(one.top()),
                List.of("wanted, illustrative", "wanted", ""),
                List.of(
                    new Spot(x0 + 2, base - room - 6, Anchor.START),
                    new Spot(x1, base - room - 6, Anchor.END)),
                "lab"));
        if (!one.gaps().isEmpty()) {
          String gaps = DateWords.count(one.gaps().size(), "gap") + " in the plan";
          double wide = Math.max(44, TextWidth.of(gaps, 12, true) + 12);
          double at = Math.max(scale.left(), Math.min(x0 - wide - 8, scale.right() - wide));
          marks.add(
              new Drawing.Mark(
                  "gap", one.id(), gaps + ": open the plan", gaps, at, base - 30, wide, 24));
        }
      }
    }
    y = base + 6;
  }

  // ---- bars and events

  private void presences() {
    if (timeline.presences().isEmpty()) {
      return;
    }
    divider();
    if (narrow) {
      svg.label("small", "Bars below show when, not how many", 0.0, y + 12, Anchor.START);
      y += 18;
    } else {
      svg.label("small", "Bars below show when, not how many", 0.0, y, Anchor.START);
      y += 7;
    }
    for (Presence presence : timeline.presences()) {
      double at = row(presence.name(), presence.under());
      presence(presence, at);
      disputes(presence.id(), at + BAR / 2);
    }
  }

  private void presence(Presence presence, double at) {
    double soft0 = scale.x(presence.from().earliest());
    double x0 = scale.x(presence.from().latest());
    double x1 = presence.goesOn() ? scale.end(timeline.asOf()) : scale.x(presence.to().earliest());
    double soft1 = presence.goesOn() ? x1 : scale.x(presence.to().latest());
    svg.open("g", "clip-path", "url(#" + id + "-clip)");
    if (x1 > x0) {
      svg.rect("bar", x0, at, x1 - x0, BAR);
    }
    dashed(soft0, Math.min(x0, soft1), at);
    dashed(Math.max(x1, soft0), soft1, at);
    svg.close();
    if (soft1 < scale.left() || soft0 > scale.right()) {
      return;
    }
    double left = Math.max(soft0, scale.left());
    double right = Math.min(soft1, scale.right());
    List<Label> beside = new ArrayList<>();
    beside.add(
        new Label(
            35,
            "",
            presence.words(),
            List.of(
                new Spot(right + 6, at + 13, Anchor.START),
                new Spot(left - 6, at + 13, Anchor.END),
                new Spot(left + 5, at + 13, Anchor.START)),
            "lab"));
    labels.addAll(beside);
  }

  private void events() {
    if (timeline.crisis().isEmpty() && timeline.dealings().isEmpty()) {
      return;
    }
    divider();
    if (!timeline.crisis().isEmpty()) {
      double at = row("Crisis", "");
      moments(timeline.crisis(), at, true);
      disputes("crisis", at + BAR / 2);
    }
    if (!timeline.dealings().isEmpty()) {
      moments(timeline.dealings(), row("Visits, statements", ""), false);
    }
  }

  /// Moments closer than their marks are drawn as one with their number; zooming parts them.
  private void moments(List<Moment> moments, double at, boolean crisis) {
    double mid = at + BAR / 2;
    List<List<Moment>> clusters = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Moment moment : moments) {
      double x = scale.x(moment.from().latest());
      if (scale.end(moment.to().latest()) < scale.left() || x > scale.right()) {
        continue;
      }
      if (!clusters.isEmpty() && x - last < 11) {
        clusters.getLast().add(moment);
      } else {
        clusters.add(new ArrayList<>(List.of(moment)));
      }
      last = Math.max(last, x);
    }
    svg.open("g", "clip-path", "url(#" + id + "-clip)", "class", crisis ? "crisis" : "dealing");
    for (List<Moment> cluster : clusters) {
      Moment first = cluster.getFirst();
      double x = Math.max(scale.left() + 5, scale.x(first.from().latest()));
      double end = cluster.stream().mapToDouble(m -> scale.x(m.to().latest())).max().orElse(x);
      svg.open("g");
      svg.text("title", String.join("\n", cluster.stream().map(Moment::says).toList()));
      if (!first.from().isKnown()) {
        double soft = scale.x(first.from().earliest());
        svg.line("vagueline", soft, mid, x, mid);
        blocked.add(new Box(soft, mid - 1, x - soft, 2));
      }
      if (end > x + 1) {
        svg.line("during", x, mid, end, mid);
      }
      if (crisis) {
        svg.path("event", "M%s %sl5 9h-10z".formatted(Svg.number(x), Svg.number(mid - 5)));
      } else {
        svg.leaf("circle", "class", "event", "cx", x, "cy", mid, "r", 4.0);
      }
      svg.close();
      blocked.add(new Box(x - 5, at + 2, Math.max(10, end - x + 5), BAR - 4));
      List<String> words =
          cluster.size() == 1
              ? first.words()
              : List.of(
                  cluster.size() + " steps " + span(cluster), Integer.toString(cluster.size()));
      double right = Math.max(x, end);
      labels.add(
          new Label(
              cluster.size() == 1 ? 20 : 25,
              "",
              words,
              List.of(
                  new Spot(right + 8, at + 13, Anchor.START), new Spot(x - 8, at + 13, Anchor.END)),
              "lab"));
    }
    svg.close();
  }

  /// When the moments of a cluster lie: `in AUG 2021`, `MAY–OCT 2021`, `2017–2019`.
  private static String span(List<Moment> cluster) {
    LocalDate first = cluster.getFirst().from().latest();
    LocalDate last =
        cluster.stream().map(m -> m.from().latest()).max(LocalDate::compareTo).orElse(first);
    String month = DateWords.day(first).replaceFirst("^\\d+ ", "");
    String until = DateWords.day(last).replaceFirst("^\\d+ ", "");
    if (month.equals(until)) {
      return "in " + month;
    }
    return first.getYear() == last.getYear()
        ? month.substring(0, 3) + "–" + until
        : first.getYear() + "–" + last.getYear();
  }

  // ---- conflicts

  private void disputes(String row, double mid) {
    for (Dispute dispute : timeline.conflicts()) {
      boolean onArea =
          timeline.theatres().stream()
              .flatMap(t -> t.steps().stream())
              .anyMatch(s -> s.about().equals(dispute.about()));
      if (dispute.row().equals(row) && !onArea) {
        disputed(dispute, scale.x(dispute.at().latest()), mid);
      }
    }
  }

  private void disputed(Dispute dispute, double x, double at) {
    if (x < scale.left() - 1 || x > scale.right() + 1) {
      return;
    }
    svg.leaf(
        "circle",
        "class",
        dispute.isOpen() ? "dispute" : "settled",
        "cx",
        x,
        "cy",
        at,
        "r",
        dispute.isOpen() ? 4.5 : 3.5);
    blocked.add(new Box(x - 4, at - 4, 8, 8));
    marks.add(
        new Drawing.Mark(
            dispute.isOpen() ? "conflict" : "settled",
            dispute.about(),
            (dispute.isOpen() ? "Conflict: " : "Settled: ")
                + dispute.question()
                + " "
                + dispute.date(),
            "",
            x - 12,
            at - 12,
            24,
            24));
  }
}
