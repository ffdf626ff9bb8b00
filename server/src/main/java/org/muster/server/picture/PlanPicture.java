package org.muster.server.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Spot;
import org.muster.thread.DateWords;
import org.muster.thread.PlanBoard;
import org.muster.thread.PlanBoard.Doing;
import org.muster.thread.PlanBoard.Duty;
import org.muster.thread.PlanBoard.Fill;
import org.muster.thread.PlanBoard.GapCard;
import org.muster.thread.PlanBoard.LineRow;
import org.muster.thread.PlanBoard.Ready;
import org.muster.thread.PlanBoard.Rest;
import org.muster.thread.PlanBoard.UnitRow;

/// Draws a plan: requirement lines with what fills them and what does not, then units with their
/// readiness above what they do. On a phone the lines alone.
public final class PlanPicture {
  private static final double LINE = 25;
  private static final double POST = 22;
  private static final double UNIT = 47;
  private static final double STRIP = 10;

  /// Room between names and picture for how many people are wanted.
  private static final double NUMBERS = 34;

  /// Evaluations nearer than this share one mark.
  private static final double MARK = 15;

  private final PlanBoard board;
  private final Optional<GapCard> selected;
  private final TimeScale scale;
  private final double width;
  private final String id;
  private final boolean narrow;
  private final Svg svg = new Svg();
  private final List<Drawing.Mark> marks = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final List<Box> blocked = new ArrayList<>();
  private double y = 36;

  private PlanPicture(
      PlanBoard board, int gap, TimeScale scale, double width, String id, boolean narrow) {
    this.board = board;
    this.selected = board.gaps().stream().filter(g -> g.number() == gap).findFirst();
    this.scale = scale;
    this.width = width;
    this.id = id;
    this.narrow = narrow;
  }

  /// The wide picture.
  ///
  /// @param gap number of the gap that is selected, 0 for none
  /// @param id begins the ids within the SVG
  public static Drawing wide(PlanBoard board, int gap, String id) {
    double names =
        Stream.concat(
                board.lines().stream().map(LineRow::name),
                board.units().stream().map(UnitRow::name))
            .mapToDouble(name -> TextWidth.of(name, 13, false))
            .max()
            .orElse(0);
    double left = Math.clamp(names + NUMBERS + 6, 150, 240);
    TimeScale scale = new TimeScale(board.from(), board.to(), left, 1002);
    return new PlanPicture(board, gap, scale, 1006, id, false).draw();
  }

  /// The lines alone, for a phone.
  public static Drawing narrow(PlanBoard board, int gap, String id) {
    TimeScale scale = new TimeScale(board.from(), board.to(), 92, 340);
    return new PlanPicture(board, gap, scale, 342, id, true).draw();
  }

  private Drawing draw() {
    if (narrow) {
      y = 22;
    }
    lines();
    double bottomOfLines = y;
    if (!narrow) {
      units();
    }
    double height = y + 6;
    Svg whole = new Svg();
    whole.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        narrow ? "picture plan narrow" : "picture plan",
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
    whole.text("title", board.heading(), "id", id + "-title");
    whole.text("desc", board.summary(), "id", id + "-desc");
    Fills.write(whole, id);
    axis(whole, height);
    whole.add(svg);
    if (!narrow) {
      selected.ifPresent(
          gap -> {
            whole.line("from-gap", scale.x(gap.from()), bottomOfLines, scale.x(gap.from()), height);
            whole.line("from-gap", scale.end(gap.to()), bottomOfLines, scale.end(gap.to()), height);
          });
    }
    whole.open("g", "class", "labels");
    LabelPlacer placer = new LabelPlacer(new Box(scale.left(), 0, width - scale.left(), height));
    blocked.forEach(placer::block);
    placer.place(labels).forEach(one -> label(whole, one));
    whole.close();
    whole.close();
    return new Drawing(whole.toString(), width, height, marks);
  }

  private static void label(Svg out, LabelPlacer.Placed one) {
    String words = (one.label().bold() + " " + one.words()).strip();
    out.label(one.label().style(), words, one.spot().x(), one.spot().y(), one.spot().anchor());
  }

  private void axis(Svg out, double height) {
    if (!narrow) {
      out.label("axis", "people", scale.left() - 10, 31, Anchor.END);
      out.line("rule2", 0, 36, width, 36);
    }
    boolean quarters = scale.pixelsPerYear() >= 4 * 38;
    for (int year = board.from().getYear(); year <= board.to().getYear(); year++) {
      for (int month = 1; month <= 12; month += quarters ? 3 : 6) {
        LocalDate day = LocalDate.of(year, month, 1);
        if (day.isBefore(board.from()) || day.isAfter(board.to())) {
          continue;
        }
        double x = scale.x(day);
        boolean first = month == 1;
        out.line(first ? "grid major" : "grid", x, first ? 4 : 22, x, height);
        if (first) {
          String label =
              narrow && scale.pixelsPerYear() < 36
                  ? "’" + Integer.toString(year).substring(2)
                  : Integer.toString(year);
          out.label("axis b", label, x + 4, 14, Anchor.START);
        }
        if (!narrow) {
          String word = DateWords.day(day).split(" ")[1];
          out.label("axis", word, x + 4, 31, Anchor.START);
        }
      }
    }
    out.line("grid major", scale.right(), 4, scale.right(), height);
  }

  // ---- lines

  private void lines() {
    if (!narrow) {
      heading("Requirement lines");
    }
    boolean posts = false;
    for (LineRow line : board.lines()) {
      if (line.staff() && !posts) {
        posts = true;
        if (narrow) {
          break;
        }
        heading("Staff posts");
      }
      line(line, line.staff() ? POST : LINE);
    }
    if (narrow) {
      staffInOne();
    }
  }

  private void heading(String words) {
    svg.label("group", words, 0, y + 17, Anchor.START);
    y += 24;
  }

  private void line(LineRow line, double row) {
    double high = row - 5;
    name(
        narrow ? line.name().replace(" company", " coy") : line.name(),
        y + high / 2 + 4.5,
        narrow ? 88 : scale.left() - NUMBERS,
        "rowname");
    if (!narrow) {
      svg.label(
          "b", Integer.toString(line.needed()), scale.left() - 10, y + high / 2 + 4.5, Anchor.END);
    }
    List<List<Fill>> lanes = lanes(line.fills());
    double lane = high / Math.max(1, lanes.size());
    for (int i = 0; i < lanes.size(); i++) {
      for (Fill fill : lanes.get(i)) {
        fill(fill, y + i * lane, lane, line.staff());
      }
    }
    for (GapCard gap : board.gaps()) {
      if (gap.line().equals(line.id())) {
        boolean partly = gap.people() < line.needed();
        gap(gap, partly ? y + high / 2 : y, partly ? high / 2 : high);
      }
    }
    y += row;
  }

  /// Tours that overlap lie in lanes one above the other.
  private static List<List<Fill>> lanes(List<Fill> fills) {
    List<List<Fill>> lanes = new ArrayList<>();
    for (Fill fill : fills) {
      Optional<List<Fill>> free =
          lanes.stream().filter(l -> l.getLast().to().isBefore(fill.from())).findFirst();
      if (free.isPresent()) {
        free.get().add(fill);
      } else {
        lanes.add(new ArrayList<>(List.of(fill)));
      }
    }
    return lanes;
  }

  private void fill(Fill fill, double at, double high, boolean staff) {
    double x = scale.x(fill.from());
    double wide = scale.end(fill.to()) - x;
    svg.open("g");
    svg.text(
        "title",
        fill.name()
            + ", "
            + DateWords.day(fill.from())
            + "–"
            + DateWords.day(fill.to())
            + ", "
            + DateWords.count(fill.people(), staff ? "post" : "place")
            + (fill.fixed() ? ", fixed" : ""));
    svg.rect(fill.fixed() ? "filled fixed" : "filled", x, at, wide, high);
    svg.close();
    if (high < 13) {
      return;
    }
    String name = fill.name();
    List<String> wordings =
        narrow
            ? List.of(name.split(" ")[0], "")
            : staff
                ? List.of(name, name.replace("Officer ", ""), "")
                : Character.isDigit(name.charAt(name.length() - 1))
                    ? List.of(name, name.substring(name.lastIndexOf(' ') + 1), "")
                    : List.of(name + " " + fill.people(), name, name.split(" ")[0], "");
    wordings.stream()
        .filter(w -> TextWidth.of(w, 12, false) <= wide - 6)
        .findFirst()
        .filter(w -> !w.isEmpty())
        .ifPresent(
            w ->
                svg.label(
                    "lab",
                    w,
                    narrow ? x + wide / 2 : x + 5,
                    at + high / 2 + 4.5,
                    narrow ? Anchor.MIDDLE : Anchor.START));
  }

  private void gap(GapCard gap, double at, double high) {
    double x = scale.x(gap.from());
    double wide = Math.max(3, scale.end(gap.to()) - x);
    boolean chosen = selected.map(g -> g.number() == gap.number()).orElse(false);
    svg.leaf(
        "rect",
        "class",
        "gap",
        "fill",
        "url(#" + id + "-gap)",
        "x",
        x,
        "y",
        at,
        "width",
        wide,
        "height",
        high);
    if (chosen) {
      svg.rect("selected", x, at, wide, high);
    }
    List<String> wordings =
        narrow
            ? List.of("gap")
            : List.of("GAP " + gap.people() + ", " + gap.length(), "GAP " + gap.people(), "GAP");
    if (high >= 13) {
      wordings.stream()
          .filter(w -> TextWidth.of(w, 12, true) <= wide - 8)
          .findFirst()
          .ifPresent(
              w -> {
                double wordWide = TextWidth.of(w, 12, true) + 6;
                svg.rect("gapground", x + wide / 2 - wordWide / 2, at + high / 2 - 7, wordWide, 14);
                svg.label("stop b", w, x + wide / 2, at + high / 2 + 4.5, Anchor.MIDDLE);
              });
    }
    marks.add(
        new Drawing.Mark(
            "gap",
            Integer.toString(gap.number()),
            "Gap " + gap.number() + ": " + gap.title(),
            "",
            x + wide / 2 - Math.max(24, wide) / 2,
            at + high / 2 - 12,
            Math.max(24, wide),
            24));
  }

  /// All staff posts in one row: how many are held the whole time.
  private void staffInOne() {
    List<LineRow> posts = board.lines().stream().filter(LineRow::staff).toList();
    if (posts.isEmpty()) {
      return;
    }
    double high = LINE - 5;
    name("Staff posts", y + high / 2 + 4.5, 88, "rowname");
    LocalDate from =
        posts.stream().map(LineRow::from).min(LocalDate::compareTo).orElse(board.from());
    LocalDate to = posts.stream().map(LineRow::to).max(LocalDate::compareTo).orElse(board.to());
    double x = scale.x(from);
    double wide = scale.end(to) - x;
    svg.rect("filled", x, y, wide, high);
    long open =
        posts.stream()
            .filter(p -> board.gaps().stream().anyMatch(g -> g.line().equals(p.id())))
            .count();
    svg.label(
        open == 0 ? "lab" : "stop b",
        (posts.size() - open) + " of " + posts.size(),
        x + wide / 2,
        y + high / 2 + 4.5,
        Anchor.MIDDLE);
    y += LINE;
  }

  private void name(String name, double at, double room, String style) {
    String shown = name;
    while (TextWidth.of(shown, 13, false) > room && shown.length() > 4) {
      shown = shown.substring(0, shown.length() - 2).strip() + "…";
    }
    svg.open("text", "class", style, "x", 0.0, "y", at);
    svg.words(shown);
    if (!shown.equals(name)) {
      svg.text("title", name);
    }
    svg.close();
  }

  // ---- units

  private void units() {
    y += 8;
    svg.line("rule1", 0, y, width, y);
    heading("Units");
    for (UnitRow unit : board.units()) {
      unit(unit);
    }
  }

  private void unit(UnitRow unit) {
    double strip = y + 22;
    double bars = y + 25;
    name(unit.name(), strip + 2, scale.left() - NUMBERS - 4, "rowname b");
    svg.label("small", Integer.toString(unit.people()), scale.left() - 10, strip + 2, Anchor.END);
    svg.line("baseline", scale.left(), strip, scale.right(), strip);
    for (Ready ready : unit.readiness()) {
      ready(ready, strip);
    }
    for (Doing doing : unit.doings()) {
      if (doing.kind() != Duty.EVALUATION) {
        doing(doing, bars);
      }
    }
    evaluations(unit, bars);
    for (Rest rest : unit.rests()) {
      rest(rest, bars, unit);
    }
    if (!unit.note().isEmpty()) {
      double x =
          unit.doings().isEmpty() ? scale.left() + 6 : scale.end(unit.doings().getLast().to()) + 10;
      labels.add(
          new Label(
              5,
              "",
              List.of(unit.note(), "no tour"),
              List.of(new Spot(x, bars + 12, Anchor.START)),
              "small"));
    }
    y += UNIT;
  }

  private void ready(Ready ready, double strip) {
    double x = scale.x(ready.from());
    double end = scale.end(ready.to());
    if (ready.step() > 0) {
      double high = STRIP * ready.step() / ready.steps();
      boolean full = ready.step() == ready.steps();
      svg.rect(full ? "ready full" : "ready", x, strip - high, end - x, high);
      labels.add(
          new Label(
              20,
              "",
              List.of(ready.level()),
              List.of(new Spot(x + 2, strip - high - 3, Anchor.START)),
              "small"));
    }
    if (ready.lapses()) {
      svg.line("lapsed", end, strip - STRIP - 4, end, strip + 20);
      labels.add(
          new Label(
              30,
              "",
              List.of("lapsed " + DateWords.day(ready.to()), "lapsed"),
              List.of(
                  new Spot(end + 4, strip - 6, Anchor.START),
                  new Spot(end - 4, strip - STRIP - 4, Anchor.END)),
              "stop b"));
    }
  }

  private void doing(Doing doing, double at) {
    double x = scale.x(doing.from());
    double wide = scale.end(doing.to()) - x;
    blocked.add(new Box(x, at, wide, 16));
    svg.open("g");
    svg.text("title", told(doing));
    boolean tour = doing.kind() == Duty.TOUR;
    if (tour) {
      svg.rect("tour", x, at, wide, 16);
    } else {
      svg.rect("training", x, at + 0.5, wide, 15);
    }
    svg.close();
    doing.words().stream()
        .filter(w -> TextWidth.of(w, 12, tour) <= wide - 6)
        .findFirst()
        .ifPresent(w -> svg.label(tour ? "ontour b" : "lab", w, x + 4, at + 12, Anchor.START));
  }

  /// Evaluations as marks; those that would cover each other share one, with their number.
  private void evaluations(UnitRow unit, double at) {
    List<Doing> all = unit.doings().stream().filter(d -> d.kind() == Duty.EVALUATION).toList();
    for (int first = 0; first < all.size(); ) {
      int last = first;
      while (last + 1 < all.size() && middle(all.get(last + 1)) - middle(all.get(last)) < MARK) {
        last++;
      }
      List<Doing> together = all.subList(first, last + 1);
      double from = middle(all.get(first));
      double to = middle(all.get(last));
      blocked.add(new Box(from - 8, at, to - from + 16, 16));
      svg.open("g");
      svg.text("title", together.stream().map(PlanPicture::told).collect(Collectors.joining("; ")));
      svg.path(
          "evaluation",
          "M%s %sH%sl8 8-8 8H%sl-8-8z"
              .formatted(Svg.number(from), Svg.number(at), Svg.number(to), Svg.number(from)));
      String mark = together.size() == 1 ? "E" : together.size() + "E";
      svg.label("evaluationmark b", mark, (from + to) / 2, at + 12, Anchor.MIDDLE);
      svg.close();
      first = last + 1;
    }
  }

  private double middle(Doing doing) {
    return (scale.x(doing.from()) + scale.end(doing.to())) / 2;
  }

  private static String told(Doing doing) {
    return doing.words().getFirst()
        + ", "
        + DateWords.day(doing.from())
        + "–"
        + DateWords.day(doing.to());
  }

  private void rest(Rest rest, double at, UnitRow unit) {
    double x = scale.x(rest.from());
    double end = scale.end(rest.to());
    double middle = at + 8;
    svg.path(
        "rest",
        "M%1$s %2$sv6m0-3H%3$sm0-3v6"
            .formatted(Svg.number(x + 1), Svg.number(middle - 3), Svg.number(end - 1)));
    boolean trains =
        unit.doings().stream()
            .anyMatch(
                d ->
                    d.kind() != Duty.TOUR
                        && !d.to().isBefore(rest.from())
                        && !d.from().isAfter(rest.to()));
    double wordWide = TextWidth.of(rest.words(), 12, false) + 8;
    if (!trains && wordWide < end - x - 8) {
      svg.rect("restground", (x + end - wordWide) / 2, middle - 7, wordWide, 14);
      svg.label("small", rest.words(), (x + end) / 2, middle + 4, Anchor.MIDDLE);
      blocked.add(new Box(x, at, end - x, 16));
    }
  }
}
