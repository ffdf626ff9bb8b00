package org.muster.server.thread;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDocument;
import org.muster.record.Edtf;
import org.muster.record.Edtf.Answer;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.Readiness.UnitState;
import org.muster.review.ReviewTables;
import org.muster.server.frame.Svg;
import org.muster.server.thread.OverviewModel.Picture;
import org.muster.server.thread.OverviewModel.Readiness;
import org.muster.server.thread.OverviewModel.UnitStanding;
import org.muster.thread.CaseView;
import org.muster.thread.DateWords;
import org.muster.thread.PeopleOverTime;
import org.muster.thread.PlanGaps;

/// The three small pictures of the overview.
final class Pictures {
  private static final double WIDTH = 420;

  private static final double DAYS_A_MONTH = 365.25 / 12;

  private Pictures() {}

  /// People of the case's owner over time, where it had the most.
  static Picture people(CaseView view) {
    List<PeopleOverTime> all = PeopleOverTime.listOf(view, view.header().owner());
    if (all.isEmpty()) {
      return new Picture(
          "People over time",
          Svg.of(WIDTH, 24, "No contribution is on file by this day")
              .text("quiet", "start", 0, 16, "No contribution is on file by this day.")
              .done(),
          false);
    }
    PeopleOverTime chain = all.getFirst();
    List<PeopleOverTime.Step> steps = chain.steps();
    LocalDate from = steps.getFirst().from().withDayOfYear(1);
    LocalDate last = steps.getLast().from();
    boolean open = steps.getLast().people() > 0;
    LocalDate to =
        (open || last.plusYears(1).isAfter(view.asOf()) ? view.asOf() : last.plusYears(1));
    if (!to.isAfter(from)) {
      to = from.plusYears(1);
    }
    double left = 4;
    double base = 112;
    double high = 22;
    double perDay = (WIDTH - 30 - left) / ChronoUnit.DAYS.between(from, to);
    double perHead = (base - high) / Math.max(1, chain.most());
    String title = "People in " + chain.name() + ", " + from.getYear() + "–" + to.getYear();
    Svg svg = Svg.of(WIDTH, 136, title + ": " + summary(steps));
    StringBuilder line = new StringBuilder();
    double x = left;
    double y = base;
    for (PeopleOverTime.Step step : steps) {
      x = left + ChronoUnit.DAYS.between(from, step.from()) * perDay;
      line.append(line.isEmpty() ? "M" : "L").append(at(x, y));
      y = base - step.people() * perHead;
      line.append("L").append(at(x, y));
    }
    double end = left + ChronoUnit.DAYS.between(from, to) * perDay;
    line.append("L").append(at(end, y));
    String area = line + "L" + at(end, base) + "Z";
    svg.path("deployed-area", area).path("deployed-line", line.toString());
    svg.line("axis", left, base, WIDTH - 10, base);
    double free = left;
    for (int i = 0; i < steps.size(); i++) {
      PeopleOverTime.Step step = steps.get(i);
      double sx = left + ChronoUnit.DAYS.between(from, step.from()) * perDay;
      double until =
          i + 1 < steps.size()
              ? left + ChronoUnit.DAYS.between(from, steps.get(i + 1).from()) * perDay
              : end;
      double wide = 8.0 * step.label().length();
      boolean nobody = step.people() == 0;
      double at = nobody ? Math.min(sx + 5, WIDTH - 12) : sx;
      if (!nobody && at + wide > until) {
        at = until - 4 - wide;
      }
      if (at < free) {
        at = free + 4;
      }
      if (nobody || at + wide <= until) {
        double level = nobody ? base : base - step.people() * perHead;
        svg.text("strong", "start", at, level - 5, step.label());
        free = at + wide;
      }
    }
    int years = to.getYear() - from.getYear();
    int every = Math.max(1, (years + 3) / 4);
    for (int year = from.getYear() + (years > 4 ? 1 : 0); year <= to.getYear(); year += every) {
      double tick = left + ChronoUnit.DAYS.between(from, LocalDate.of(year, 1, 1)) * perDay;
      if (tick >= left && tick < WIDTH - 24) {
        svg.line("axis", tick, base, tick, base + 4);
        svg.text("quiet", "start", tick, base + 18, Integer.toString(year));
      }
    }
    return new Picture(title, svg.done(), chain.claims().stream().anyMatch(Row::isIllustrative));
  }

  /// Each unit's place on the ladder.
  static Readiness readiness(CaseView view) {
    int steps =
        view.chosen(ReviewTables.LADDER).stream().mapToInt(l -> l.whole("step")).max().orElse(4);
    List<UnitStanding> units = new ArrayList<>();
    List<UnitState> worstFirst =
        onLadder(view).stream()
            .sorted(
                Comparator.comparing((UnitState unit) -> standsAt(view, unit) == Answer.YES)
                    .thenComparing(unit -> step(view, unit), Comparator.reverseOrder())
                    .thenComparing(UnitState::name))
            .limit(8)
            .toList();
    boolean illustrative = false;
    for (UnitState unit : worstFirst) {
      illustrative |= unit.illustrative();
      int step = step(view, unit);
      Answer held = standsAt(view, unit);
      String icon =
          switch (held) {
            case YES -> "ok";
            case PERHAPS -> "due";
            case NO -> "stop";
          };
      String tone = held == Answer.PERHAPS ? "warn" : icon;
      units.add(
          new UnitStanding(
              view.find(RecordTables.UNITS, unit.unit())
                  .flatMap(row -> row.find("short_name"))
                  .orElse(unit.name()),
              ladder(steps, step, held),
              unit.level()
                  .flatMap(id -> view.find(ReviewTables.LADDER, id))
                  .map(level -> level.text("name"))
                  .orElse("none"),
              step == 0 ? "none" : icon,
              word(unit, step, held),
              step == 0 ? "dim" : tone));
    }
    return new Readiness(steps, units, illustrative);
  }

  /// Units that hold or held a level, or that a goal wants at one.
  static List<UnitState> onLadder(CaseView view) {
    Set<String> wanted = new HashSet<>();
    view.readiness().wanted().forEach(w -> wanted.add(w.unit()));
    return view.readiness().units().stream()
        .filter(unit -> unit.level().isPresent() || wanted.contains(unit.unit()))
        .toList();
  }

  private static int step(CaseView view, UnitState unit) {
    return unit.level()
        .flatMap(id -> view.find(ReviewTables.LADDER, id))
        .map(level -> level.whole("step"))
        .orElse(0);
  }

  /// Whether it holds the highest level that it reached.
  private static Answer standsAt(CaseView view, UnitState unit) {
    int step = step(view, unit);
    return step == 0 ? Answer.NO : unit.footing().holds(step);
  }

  private static String word(UnitState unit, int step, Answer held) {
    if (step == 0) {
      return "not begun";
    }
    if (unit.endWords().isEmpty()) {
      return held == Answer.YES ? "holds" : "day not recorded";
    }
    return switch (held) {
          case YES -> "to ";
          case PERHAPS -> "perhaps to ";
          case NO -> "lapsed ";
        }
        + unit.endWords();
  }

  private static String ladder(int steps, int reached, Answer held) {
    double box = 27;
    Svg svg =
        Svg.of(
            steps * (box + 2.5),
            14,
            reached
                + " of "
                + steps
                + " steps"
                + switch (held) {
                  case YES -> "";
                  case PERHAPS -> ", perhaps not current";
                  case NO -> ", not current";
                });
    for (int step = 1; step <= steps; step++) {
      double x = (step - 1) * (box + 2.5) + 0.5;
      if (step > reached) {
        svg.rect("steps-box", x, 0.5, box, 12);
      } else if (held != Answer.NO) {
        svg.rect("steps-held", x, 0.5, box, 12);
      } else {
        svg.rect("steps-lapsed", "hatch-none", x, 0.5, box, 12);
      }
    }
    return svg.done();
  }

  /// The requirement lines of the horizon.
  static Picture requirement(CaseView view) {
    List<Row> lines =
        view.chosen(GenerateTables.REQUIREMENT_LINES).stream()
            .sorted(Comparator.comparingInt((Row l) -> l.whole("people")).reversed())
            .limit(6)
            .toList();
    if (lines.isEmpty()) {
      return new Picture(
          "Requirement",
          Svg.of(WIDTH, 24, "No requirement line is on file by this day")
              .text("quiet", "start", 0, 16, "No requirement line is on file by this day.")
              .done(),
          false);
    }
    LocalDate from = view.header().horizonFrom();
    LocalDate to = view.header().horizonTo();
    double left = 120;
    double perDay = (WIDTH - 8 - left) / (ChronoUnit.DAYS.between(from, to) + 1);
    double bottom = 8 + lines.size() * 21;
    Optional<PlanDocument> plan = PlanGaps.findNewest(view);
    boolean planned = plan.isPresent();
    String operation =
        view.find(RecordTables.OPERATIONS, lines.getFirst().text("operation"))
            .map(o -> o.text("short_name") + " requirement ")
            .orElse("Requirement ");
    String title = operation + from.getYear() + "–" + to.getYear() % 100;
    Svg svg =
        Svg.of(
            WIDTH,
            bottom + 20,
            title
                + ": "
                + DateWords.count(lines.size(), "line")
                + (planned ? "" : ", no plan saved"));
    for (int year = from.getYear(); year <= to.getYear(); year++) {
      double x = left + ChronoUnit.DAYS.between(from, LocalDate.of(year, 1, 1)) * perDay;
      if (x >= left) {
        svg.line("grid", x, 2, x, bottom);
        if (to.getYear() - from.getYear() < 6 || (year - from.getYear()) % 2 == 0) {
          svg.text("quiet", "start", x + 2, bottom + 15, Integer.toString(year));
        }
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      Row line = lines.get(i);
      Edtf held = Edtf.of(line.text("held"));
      double y = 4 + i * 21;
      LocalDate start = held.startEarliest().isBefore(from) ? from : held.startEarliest();
      LocalDate end = held.endLatest().isAfter(to) ? to : held.endLatest();
      svg.text("", "start", 0, y + 12, cut(line.text("name")));
      double x = left + ChronoUnit.DAYS.between(from, start) * perDay;
      double width = (ChronoUnit.DAYS.between(start, end) + 1) * perDay;
      svg.rect("planned", planned ? "hatch-planned" : "hatch-none", x, y, width, 16);
      if (!planned && i == 0) {
        svg.rect("label-ground", x + 6, y + 2, 64, 12);
        svg.text("gap-word", "start", x + 8, y + 12, "no plan to see");
      }
      List<PlanDocument.OpenGap> gaps =
          plan.stream()
              .flatMap(p -> p.gaps().stream())
              .filter(g -> g.line().equals(line.about()))
              .toList();
      gaps(svg, gaps, y, day -> left + ChronoUnit.DAYS.between(from, day) * perDay);
    }
    return new Picture(title, svg.done(), lines.stream().anyMatch(Row::isIllustrative));
  }

  /// The gaps of a line, with one label after the last of them: between two there is seldom room.
  private static void gaps(
      Svg svg, List<PlanDocument.OpenGap> gaps, double y, ToDoubleFunction<LocalDate> at) {
    if (gaps.isEmpty()) {
      return;
    }
    for (PlanDocument.OpenGap gap : gaps) {
      double x = at.applyAsDouble(gap.from());
      svg.rect("gap", "hatch-gap", x, y, at.applyAsDouble(gap.to().plusDays(1)) - x, 16);
    }
    String word = (gaps.size() == 1 ? "gap, " : gaps.size() + " gaps, ") + months(gaps);
    double wide = 6.2 * word.length();
    double first = gaps.stream().mapToDouble(g -> at.applyAsDouble(g.from())).min().orElseThrow();
    double last =
        gaps.stream().mapToDouble(g -> at.applyAsDouble(g.to().plusDays(1))).max().orElseThrow();
    double x = last + 2 + wide < WIDTH ? last + 2 : first - 4 - wide;
    svg.rect("label-ground", x, y + 2, wide, 12);
    svg.text("gap-word", "start", x + 2, y + 12, word);
  }

  private static String months(List<PlanDocument.OpenGap> gaps) {
    long days = gaps.stream().mapToLong(g -> ChronoUnit.DAYS.between(g.from(), g.to()) + 1).sum();
    long months = Math.round(days / DAYS_A_MONTH);
    return months > 0 ? months + " mo" : days + " d";
  }

  private static String cut(String name) {
    return name.length() > 19 ? name.substring(0, 18).stripTrailing() + "…" : name;
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  private static String summary(List<PeopleOverTime.Step> steps) {
    List<String> parts = new ArrayList<>();
    for (PeopleOverTime.Step step : steps) {
      parts.add(
          step.label()
              + " from "
              + (step.dayKnown()
                  ? DateWords.day(step.from())
                  : step.from().getYear() + ", day not recorded"));
    }
    return String.join("; ", parts);
  }
}
