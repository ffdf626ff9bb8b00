package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.muster.generate.GenerateTables;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.thread.Finding.Kind;
import org.muster.thread.Finding.Target;

/// The findings of a case other than the gaps of its plan.
final class Findings {
  /// A certificate is worth a warning this long before it lapses: a year and a half is what the
  /// preparation of an evaluation takes.
  private static final int WARN_MONTHS = 18;

  /// Goals and steps due later than this are not yet anybody's next thing.
  private static final int LOOK_AHEAD_MONTHS = 12;

  private final CaseView view;
  private final LocalDate asOf;

  private Findings(CaseView view) {
    this.view = view;
    this.asOf = view.asOf();
  }

  static List<Finding> of(CaseView view) {
    Findings findings = new Findings(view);
    List<Finding> all = new ArrayList<>();
    all.addAll(findings.certificates());
    all.addAll(findings.suspensions());
    all.addAll(findings.goalUnits());
    all.addAll(findings.goalTasks());
    all.addAll(findings.conflicts());
    findings.missingPlan().ifPresent(all::add);
    return all;
  }

  /// The newest certificate of each unit, if it has lapsed or soon will.
  private List<Finding> certificates() {
    List<Finding> found = new ArrayList<>();
    for (Standing standing : Standing.listOf(view)) {
      if (standing.certificate().isEmpty()) {
        continue;
      }
      Row certificate = standing.certificate().get();
      Edtf held = Edtf.of(certificate.text("held"));
      String unit = name(RecordTables.UNITS, certificate.text("unit"), "name");
      String level = name(ReviewTables.LADDER, certificate.text("level"), "name");
      Set<String> kept = familyOf(certificate.text("unit"));
      List<Row> lines = linesNeeding(certificate.text("level"));
      String matters =
          lines.isEmpty()
              ? "No requirement line asks for it."
              : "Keeps "
                  + (kept.size() > 1 ? "it and its " + count(kept.size() - 1, "unit") : "it")
                  + " from "
                  + count(lines.size(), "requirement line")
                  + ".";
      String evaluated =
          standing
              .evaluation()
              .flatMap(Row::findHeld)
              .map(h -> "Last passed an evaluation " + DateWords.held(h) + ". ")
              .orElse("");
      List<Row> claims = new ArrayList<>(List.of(certificate));
      standing.evaluation().ifPresent(claims::add);
      if (held.endLatest().isBefore(asOf)) {
        found.add(
            new Finding(
                Kind.LAPSED,
                Stage.REVIEW,
                unit + ": its " + level + " certificate lapsed " + at(held) + endWords(held),
                evaluated + matters,
                Optional.of(held.endLatest()),
                "since " + endWords(held),
                peopleOf(kept),
                new Target.About("units", certificate.text("unit")),
                "See the unit",
                claims));
      } else if (!held.endLatest().equals(LocalDate.MAX)
          && held.endLatest().isBefore(asOf.plusMonths(WARN_MONTHS))) {
        found.add(
            new Finding(
                Kind.DUE,
                Stage.REVIEW,
                unit + ": its " + level + " certificate lapses " + at(held) + endWords(held),
                evaluated + matters,
                Optional.of(held.endLatest()),
                DateWords.distance(asOf, held.endLatest()),
                peopleOf(kept),
                new Target.About("units", certificate.text("unit")),
                "See the unit",
                claims));
      }
    }
    return found;
  }

  /// Memberships whose last step was a suspension.
  private List<Finding> suspensions() {
    Map<String, Row> last = new TreeMap<>();
    for (Row event : view.chosen(RecordTables.MEMBERSHIP_EVENTS)) {
      Edtf held = Edtf.of(event.text("held"));
      if (held.begunBy(asOf) == Edtf.Answer.NO) {
        continue;
      }
      last.merge(
          event.text("nation") + " " + event.text("framework"),
          event,
          (a, b) ->
              Edtf.of(a.text("held"))
                      .startEarliest()
                      .isAfter(Edtf.of(b.text("held")).startEarliest())
                  ? a
                  : b);
    }
    List<Finding> found = new ArrayList<>();
    for (Row event : last.values()) {
      if (!event.text("event").equals("suspended")) {
        continue;
      }
      Edtf held = Edtf.of(event.text("held"));
      String nation = name(RecordTables.NATIONS, event.text("nation"), "name");
      String framework = name(RecordTables.FRAMEWORKS, event.text("framework"), "short_name");
      found.add(
          new Finding(
              Kind.SUSPENDED,
              Stage.RECORD,
              nation + " is suspended in " + framework,
              "Nothing on file says that it was taken up again by " + DateWords.day(asOf) + ".",
              Optional.of(held.startLatest()),
              "since " + DateWords.held(held),
              0,
              new Target.About("frameworks", event.text("framework")),
              "See the events",
              List.of(event)));
    }
    return found;
  }

  /// Levels that a goal wants of a unit by a day, not yet reached.
  private List<Finding> goalUnits() {
    Map<String, Standing> standings = new HashMap<>();
    Standing.listOf(view).forEach(s -> standings.put(s.unit().about(), s));
    List<Finding> found = new ArrayList<>();
    for (Row wanted : view.chosen(ReviewTables.GOAL_UNITS)) {
      LocalDate due = LocalDate.parse(wanted.text("due"));
      Standing standing = standings.get(wanted.text("unit"));
      int step =
          view.find(ReviewTables.LADDER, wanted.text("level")).map(l -> l.whole("step")).orElse(0);
      boolean reached = standing != null && standing.isCurrent() && standing.step() >= step;
      if (reached || due.isAfter(asOf.plusMonths(LOOK_AHEAD_MONTHS))) {
        continue;
      }
      Optional<Row> goal = view.find(ReviewTables.GOALS, wanted.text("goal"));
      String code = goal.map(g -> g.text("code")).orElse(wanted.text("goal"));
      String level = name(ReviewTables.LADDER, wanted.text("level"), "name");
      String unit = name(RecordTables.UNITS, wanted.text("unit"), "short_name");
      List<Row> claims = new ArrayList<>(List.of(wanted));
      goal.ifPresent(claims::add);
      found.add(
          new Finding(
              due.isBefore(asOf) ? Kind.OVERDUE : Kind.DUE,
              Stage.REVIEW,
              "Goal " + code + ": " + unit + " at " + level + " by " + DateWords.day(due),
              standing == null
                  ? "Nothing on file says that it holds a level."
                  : "It stands at " + standing.words() + ".",
              Optional.of(due),
              due.isBefore(asOf) ? "since " + DateWords.day(due) : DateWords.distance(asOf, due),
              peopleOf(Set.of(wanted.text("unit"))),
              new Target.About("goals", wanted.text("goal")),
              "Open " + code,
              claims));
    }
    return found;
  }

  /// Dated steps towards a goal that come up soon.
  private List<Finding> goalTasks() {
    List<Finding> found = new ArrayList<>();
    for (Row task : view.chosen(ReviewTables.GOAL_TASKS)) {
      Optional<LocalDate> due = task.findDay("due");
      if (due.isEmpty()
          || due.get().isBefore(asOf)
          || due.get().isAfter(asOf.plusMonths(LOOK_AHEAD_MONTHS))) {
        continue;
      }
      String code = name(ReviewTables.GOALS, task.text("goal"), "code");
      found.add(
          new Finding(
              Kind.DUE,
              Stage.REVIEW,
              "Goal " + code + ": " + firstSentence(task.text("text")),
              task.find("holder").map(h -> h + " holds it.").orElse("No holder is recorded."),
              due,
              DateWords.distance(asOf, due.get()),
              0,
              new Target.About("goals", task.text("goal")),
              "Open " + code,
              List.of(task)));
    }
    return found;
  }

  /// Claims that differ and that nobody has chosen between.
  private List<Finding> conflicts() {
    List<Finding> found = new ArrayList<>();
    PlainWords words = PlainWords.of(view);
    for (CaseView.Conflict conflict : view.conflicts()) {
      if (!conflict.isOpen()) {
        continue;
      }
      Row first = conflict.claims().getFirst();
      found.add(
          new Finding(
              Kind.CONFLICT,
              Stage.of(first.table()),
              words.question(conflict),
              Overview.capital(Overview.number(conflict.claims().size()))
                  + " sources differ. Pages show "
                  + words.differing(
                      view.find(first.table(), conflict.about()).orElse(first), conflict)
                  + " until a person chooses.",
              Optional.empty(),
              "open",
              0,
              new Target.Conflict(conflict.about()),
              "Choose",
              conflict.claims()));
    }
    return found;
  }

  private Optional<Finding> missingPlan() {
    List<Row> lines =
        view.chosen(GenerateTables.REQUIREMENT_LINES).stream()
            .filter(l -> !Edtf.of(l.text("held")).endLatest().isBefore(asOf))
            .toList();
    if (lines.isEmpty() || !view.list(GenerateTables.PLANS).isEmpty()) {
      return Optional.empty();
    }
    LocalDate first =
        lines.stream()
            .map(l -> Edtf.of(l.text("held")).startEarliest())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return Optional.of(
        new Finding(
            Kind.OPEN,
            Stage.GENERATE,
            "No plan is published: " + count(lines.size(), "requirement line") + " wait for one",
            "Without a plan nobody can say which lines stay open. The first begins "
                + DateWords.day(first)
                + ".",
            Optional.of(first),
            DateWords.distance(asOf, first),
            0,
            new Target.Plan(),
            "Plan",
            lines));
  }

  /// A unit and everything beneath it.
  private Set<String> familyOf(String unit) {
    Set<String> family = new HashSet<>(Set.of(unit));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Row row : view.chosen(RecordTables.UNITS)) {
        if (family.contains(row.text("parent"))) {
          grown |= family.add(row.about());
        }
      }
    }
    return family;
  }

  /// People on strength on the day: of those that have a parent in the set, only the parts or the
  /// whole are counted, whichever is more.
  private int peopleOf(Set<String> units) {
    int parts = 0;
    int whole = 0;
    for (Row strength : view.holding(RecordTables.UNIT_STRENGTHS)) {
      String unit = strength.text("unit");
      if (!units.contains(unit)) {
        continue;
      }
      boolean hasParentHere =
          view.find(RecordTables.UNITS, unit)
              .map(u -> units.contains(u.text("parent")))
              .orElse(false);
      if (hasParentHere) {
        parts += strength.whole("people");
      } else {
        whole += strength.whole("people");
      }
    }
    return Math.max(parts, whole);
  }

  private List<Row> linesNeeding(String level) {
    int step = view.find(ReviewTables.LADDER, level).map(l -> l.whole("step")).orElse(0);
    return view.chosen(GenerateTables.REQUIREMENT_LINES).stream()
        .filter(l -> !Edtf.of(l.text("held")).endLatest().isBefore(asOf))
        .filter(
            l ->
                l.find("level")
                    .flatMap(id -> view.find(ReviewTables.LADDER, id))
                    .map(needed -> needed.whole("step") <= step)
                    .orElse(false))
        .toList();
  }

  private String name(org.muster.record.ClaimTable table, String about, String column) {
    return view.find(table, about).map(r -> r.text(column)).orElse(about);
  }

  /// `on` before a day, `in` before a month or year.
  private static String at(Edtf held) {
    return held.endEarliest().equals(held.endLatest()) ? "on " : "in ";
  }

  private static String endWords(Edtf held) {
    int slash = held.text().indexOf('/');
    return DateWords.held(Edtf.of(slash < 0 ? held.text() : held.text().substring(slash + 1)));
  }

  private static String firstSentence(String text) {
    int stop = text.indexOf(". ");
    String first = stop < 0 ? text : text.substring(0, stop);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  private static String count(long number, String what) {
    return DateWords.count(number, what);
  }
}
