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
import org.muster.record.HeldWords;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.CertificateTerm;
import org.muster.review.Readiness.UnitState;
import org.muster.review.ReviewTables;
import org.muster.thread.Finding.Kind;
import org.muster.thread.Finding.Target;

/// The findings of a case other than the gaps of its plan.
final class Findings {
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
    all.addAll(GuardFindings.of(view));
    return all;
  }

  /// The certificate of each unit that counts, if it has lapsed, may have or soon will.
  private List<Finding> certificates() {
    Map<String, Row> passed = lastPassed();
    List<Finding> found = new ArrayList<>();
    for (UnitState unit : view.readiness().units()) {
      Optional<Row> row = unit.certificate().flatMap(c -> view.find(ReviewTables.CERTIFICATES, c));
      if (row.isEmpty() || unit.term().isEmpty()) {
        continue;
      }
      CertificateTerm term = unit.term().get();
      Optional<Row> evaluation = Optional.ofNullable(passed.get(unit.unit()));
      switch (term.on(asOf)) {
        case LAPSED -> found.add(certificate(Kind.LAPSED, "lapsed", row.get(), evaluation));
        case DUE -> found.add(certificate(Kind.DUE, "lapses", row.get(), evaluation));
        case PERHAPS -> {
          if (term.dueFrom().filter(day -> !asOf.isBefore(day)).isPresent()) {
            boolean perhaps = term.held().endEarliest().isBefore(asOf);
            String verb = perhaps ? "perhaps lapsed" : "lapses";
            found.add(certificate(Kind.DUE, verb, row.get(), evaluation));
          }
        }
        case CURRENT, NOT_YET -> {}
      }
    }
    return found;
  }

  private Finding certificate(Kind kind, String verb, Row certificate, Optional<Row> evaluation) {
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
        evaluation
            .flatMap(Row::findHeld)
            .map(h -> "Last passed an evaluation " + DateWords.held(h) + ". ")
            .orElse("");
    List<Row> claims = new ArrayList<>(List.of(certificate));
    evaluation.ifPresent(claims::add);
    return new Finding(
        kind,
        Stage.REVIEW,
        unit + ": its " + level + " certificate " + verb + " " + at(held) + endWords(held),
        evaluated + matters,
        Optional.of(held.endLatest()),
        kind == Kind.LAPSED
            ? "since " + endWords(held)
            : DateWords.distance(asOf, held.endLatest()),
        peopleOf(kept),
        new Target.About("units", certificate.text("unit")),
        "See the unit",
        claims);
  }

  /// The last evaluation that each unit passed, by the day on which it began.
  private Map<String, Row> lastPassed() {
    Map<String, Row> last = new HashMap<>();
    for (Row row : view.chosen(ReviewTables.EVALUATIONS)) {
      if (row.text("result").equals("passed")
          && Edtf.of(row.text("held")).begunBy(asOf) != Edtf.Answer.NO) {
        last.merge(row.text("unit"), row, (a, b) -> start(b).isBefore(start(a)) ? a : b);
      }
    }
    return last;
  }

  private static LocalDate start(Row row) {
    return Edtf.of(row.text("held")).startEarliest();
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
    Map<String, UnitState> states = new HashMap<>();
    view.readiness().units().forEach(unit -> states.put(unit.unit(), unit));
    List<Finding> found = new ArrayList<>();
    for (Row wanted : view.chosen(ReviewTables.GOAL_UNITS)) {
      LocalDate due = LocalDate.parse(wanted.text("due"));
      UnitState state = states.get(wanted.text("unit"));
      int step =
          view.find(ReviewTables.LADDER, wanted.text("level")).map(l -> l.whole("step")).orElse(0);
      boolean reached = state != null && state.footing().holds(step) == Edtf.Answer.YES;
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
              state == null
                  ? "Nothing on file says that it holds a level."
                  : "It stands at " + standing(state) + ".",
              Optional.of(due),
              due.isBefore(asOf) ? "since " + DateWords.day(due) : DateWords.distance(asOf, due),
              peopleOf(Set.of(wanted.text("unit"))),
              new Target.About("goals", wanted.text("goal")),
              "Open " + code,
              claims));
    }
    return found;
  }

  /// `NEL2, to 14 OCT 2024`, `NEL2, perhaps lapsed 2020`, `SEL1`, `no level`.
  private String standing(UnitState state) {
    if (state.level().isEmpty()) {
      return "no level";
    }
    String level = name(ReviewTables.LADDER, state.level().get(), "name");
    Optional<String> end =
        state.term().flatMap(CertificateTerm::findEnd).map(Edtf::of).map(DateWords::held);
    if (end.isEmpty()) {
      return level;
    }
    String verb =
        switch (state.term().orElseThrow().on(asOf)) {
          case CURRENT, DUE, NOT_YET -> ", to ";
          case PERHAPS -> ", perhaps lapsed ";
          case LAPSED -> ", lapsed ";
        };
    return level + verb + end.get();
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
              HeldWords.capital(HeldWords.number(conflict.claims().size()))
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
            "No published plan to see: "
                + count(lines.size(), "requirement line")
                + " wait for one",
            "None is published, or none that is open to you. Without one nobody can say which lines stay open. The first begins "
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
