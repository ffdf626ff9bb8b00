package org.muster.thread;

import static org.muster.thread.PlanWords.number;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.develop.DevelopTables;
import org.muster.engine.duty.tour.Kind;
import org.muster.engine.duty.tour.Line;
import org.muster.engine.duty.tour.RuleId;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.Unit;
import org.muster.engine.duty.tour.Window;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanText;
import org.muster.generate.PlannedActivity;
import org.muster.generate.PlannedRemedy;
import org.muster.generate.PlannedTour;
import org.muster.generate.PlanningCase;
import org.muster.record.HeldWords;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.thread.PlanBoard.Ahead;
import org.muster.thread.PlanBoard.Certificate;
import org.muster.thread.PlanBoard.Doing;
import org.muster.thread.PlanBoard.Duty;
import org.muster.thread.PlanBoard.Fill;
import org.muster.thread.PlanBoard.GapCard;
import org.muster.thread.PlanBoard.LineRow;
import org.muster.thread.PlanBoard.Link;
import org.muster.thread.PlanBoard.Ready;
import org.muster.thread.PlanBoard.RemedyCard;
import org.muster.thread.PlanBoard.Rest;
import org.muster.thread.PlanBoard.UnitRow;
import org.muster.thread.PlanBoard.WhyRow;

/// Reads the board of a plan from the plan file, its check and the case.
public final class PlanReader {
  private final CaseView view;
  private final PlanDocument plan;
  private final PlanCheck check;
  private final boolean proven;
  private final PlanningCase planning;
  private final TourProblem problem;
  private final PlanWords words;

  /// Reads the board of a plan.
  ///
  /// @param check the plan judged against the case as it is seen now
  /// @param proven whether the second pricer proved the plan's bound
  public static PlanBoard read(CaseView view, PlanDocument plan, PlanCheck check, boolean proven) {
    return new PlanReader(view, plan, check, proven).read();
  }

  private PlanReader(CaseView view, PlanDocument plan, PlanCheck check, boolean proven) {
    this.view = view;
    this.plan = plan;
    this.check = check;
    this.proven = proven;
    this.planning = check.planning();
    this.problem = planning.problem();
    this.words = new PlanWords(view, planning);
  }

  private PlanBoard read() {
    List<GapCard> gaps = gaps();
    long needed = plan.lines().stream().mapToLong(PlanDocument.LineFill::needed).sum();
    long missing = plan.gaps().stream().mapToLong(PlanDocument.OpenGap::personDays).sum();
    return new PlanBoard(
        heading(),
        gaps.isEmpty()
            ? "Every line filled, " + number(needed) + " person-days"
            : capital(gapsInWords(gaps.size()))
                + ", "
                + number(missing)
                + " person-days of "
                + number(needed),
        needed == 0
            ? ""
            : percent(needed - missing, needed)
                + " filled."
                + (gaps.size() > 1 ? " Worst first." : ""),
        plan.illustrative(),
        plan.from(),
        plan.to(),
        certificate(),
        lines(),
        units(),
        gaps,
        ahead(),
        notes());
  }

  /// What a planner must know of the plan: first the certificates that lapse in the middle of a
  /// tour, which a line allows that asks for its level on arrival only.
  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (PlannedTour tour : plan.tours()) {
      PoolOfForces.lapseDuring(plan, tour)
          .ifPresent(
              lapses ->
                  notes.add(
                      planning.name(tour.resource())
                          + ": its certificate "
                          + lapses
                          + " ("
                          + planning.name(tour.line())
                          + ", "
                          + DateSpan.of(tour.from(), tour.to())
                          + ")."));
    }
    notes.addAll(plan.notes());
    return notes;
  }

  // ---- the finding

  private String heading() {
    String operations =
        plan.lines().stream()
            .map(PlanDocument.LineFill::line)
            .flatMap(l -> line(l).stream())
            .map(l -> l.text("operation"))
            .distinct()
            .map(o -> view.operationName(o))
            .collect(Collectors.joining(", "));
    String years = years(plan.from(), plan.to());
    String finding;
    if (plan.gaps().isEmpty()) {
      finding = plan.late().isEmpty() ? "every line filled" : "every line filled, " + late();
    } else {
      TreeSet<Integer> begun = new TreeSet<>();
      plan.gaps().forEach(g -> begun.add(g.from().getYear()));
      String when =
          begun.size() == 1
              ? " in " + begun.first()
              : ", the worst in " + plan.gaps().getFirst().from().getYear();
      finding = gapsInWords(plan.gaps().size()) + when;
    }
    return (operations.isEmpty() ? "Plan" : operations) + " " + years + ": " + finding;
  }

  private String late() {
    return plan.late().size() == 1 ? "one goal late" : plan.late().size() + " goals late";
  }

  private static String years(LocalDate from, LocalDate to) {
    return from.getYear() == to.getYear()
        ? Integer.toString(from.getYear())
        : from.getYear() + "–" + to.getYear();
  }

  private static String gapsInWords(int gaps) {
    return HeldWords.number(gaps) + (gaps == 1 ? " gap" : " gaps");
  }

  private Certificate certificate() {
    List<String> broken = new ArrayList<>();
    check.breaches().forEach(b -> broken.add(words.breach(b)));
    check
        .differences()
        .forEach(
            difference ->
                broken.add(
                    difference.key()
                        + ": the file says "
                        + difference.found()
                        + ", the case gives "
                        + difference.derived()
                        + "."));
    var cost = plan.cost();
    Map<String, Long> terms = new LinkedHashMap<>();
    terms.put("unfilled lines", cost.unfilled());
    terms.put("late goals", cost.late());
    terms.put("money", cost.money());
    terms.put("more people than asked for", cost.overfill());
    terms.put("change", cost.change());
    String told =
        terms.entrySet().stream()
            .filter(t -> t.getValue() != 0)
            .map(t -> number(t.getValue()) + " " + t.getKey())
            .collect(Collectors.joining(", "));
    String search =
        solver(plan.search().solver())
            + ", seed "
            + plan.search().seed()
            + (plan.search().steps().isPresent()
                ? ", " + number(plan.search().steps().getAsLong()) + " steps"
                : "")
            + ", ended "
            + PlanText.ended(plan.search().ended());
    return new Certificate(
        cost.total(),
        plan.bound(),
        plan.bound() >= cost.total()
            ? (proven ? "none: proven best" : "none, by the solver's bound")
            : "at most " + String.format(Locale.ROOT, "%.1f", plan.gapPercent()) + " %",
        broken,
        told.isEmpty() ? "nothing to pay" : told,
        search,
        !check.sameInput());
  }

  // ---- rows

  private List<LineRow> lines() {
    List<LineRow> rows = new ArrayList<>();
    for (Line line : problem.lines()) {
      rows.add(
          new LineRow(
              line.id(),
              planning.name(line.id()),
              line.needed(),
              line.kind() == Kind.STAFF,
              first(line.window()),
              last(line.window()),
              plan.tours().stream()
                  .filter(t -> t.line().equals(line.id()))
                  .sorted(Comparator.comparing(PlannedTour::from))
                  .map(
                      t ->
                          new Fill(
                              t.resource(),
                              planning.name(t.resource()),
                              t.from(),
                              t.to(),
                              t.people(),
                              t.fixed()))
                  .toList()));
    }
    rows.sort(Comparator.comparing(LineRow::staff));
    return rows;
  }

  private List<UnitRow> units() {
    List<UnitRow> rows = new ArrayList<>();
    for (Unit unit : problem.units()) {
      List<Ready> readiness =
          plan.readiness().stream()
              .filter(r -> r.unit().equals(unit.id()))
              .map(
                  r ->
                      new Ready(
                          r.from(),
                          r.to(),
                          r.level(),
                          step(r.level()),
                          problem.ladder().size(),
                          r.lapses()))
              .toList();
      List<Doing> doings = new ArrayList<>();
      List<Rest> rests = new ArrayList<>();
      for (Tour tour : check.plan().listTours(unit.id())) {
        doings.add(
            new Doing(
                Duty.TOUR,
                planning.slots().firstDay(tour.start()),
                planning.slots().lastDay(tour.end()),
                List.copyOf(shorter(planning.name(tour.line()))),
                ""));
        rest(tour).ifPresent(rests::add);
      }
      for (PlannedActivity activity : plan.activities()) {
        if (activity.unit().equals(unit.id())) {
          doings.add(
              new Doing(
                  activity.raisesTo().isEmpty() ? Duty.TRAINING : Duty.EVALUATION,
                  activity.from(),
                  activity.to(),
                  activityWords(activity),
                  activity.activity()));
        }
      }
      doings.sort(Comparator.comparing(Doing::from));
      rows.add(
          new UnitRow(
              unit.id(),
              planning.name(unit.id()),
              unit.strength().most(),
              readiness,
              doings,
              rests,
              doings.stream().anyMatch(d -> d.kind() == Duty.TOUR) ? "" : idle(unit)));
    }
    rows.sort(
        Comparator.comparing((UnitRow u) -> u.doings().isEmpty())
            .thenComparing(u -> -u.people())
            .thenComparing(UnitRow::name));
    return rows;
  }

  private List<String> activityWords(PlannedActivity activity) {
    String type =
        view.find(DevelopTables.ACTIVITIES, activity.activity())
            .map(a -> capital(a.text("type")))
            .orElse("");
    String name = planning.name(activity.activity());
    Set<String> all = new LinkedHashSet<>(List.of(name));
    if (!type.isEmpty()) {
      all.add(type);
    }
    return List.copyOf(all);
  }

  private int step(String level) {
    for (int i = 0; i < problem.ladder().size(); i++) {
      if (problem.ladder().get(i).name().equals(level)) {
        return i + 1;
      }
    }
    return 0;
  }

  private Optional<Rest> rest(Tour tour) {
    int slots = problem.unitTerms().restAfter(tour.slots());
    int last = Math.min(problem.slots(), tour.end() + slots);
    if (slots == 0 || last <= tour.end()) {
      return Optional.empty();
    }
    LocalDate from = planning.slots().firstDay(tour.end());
    LocalDate to = planning.slots().lastDay(last);
    long months = Math.round(ChronoUnit.DAYS.between(from, to.plusDays(1)) / 30.4375);
    boolean cut = last < tour.end() + slots;
    return Optional.of(new Rest(from, to, "rest " + (cut ? "" : months + " mo")));
  }

  /// Why a unit goes nowhere: its nearest answer to the worst gap, or that no line is open for it.
  private String idle(Unit unit) {
    for (PlanDocument.OpenGap gap : plan.gaps()) {
      for (PlanDocument.Why why : gap.reasons()) {
        if (why.resource().equals(unit.id()) && !why.rules().isEmpty()) {
          PlanWords.Told told = words.why(why);
          return "no tour: " + told.says() + " " + String.join(", ", told.rules());
        }
      }
    }
    return "no tour";
  }

  // ---- gaps

  private List<GapCard> gaps() {
    List<GapCard> cards = new ArrayList<>();
    for (PlanDocument.OpenGap gap : plan.gaps()) {
      int needed = problem.line(gap.line()).needed();
      String span = DateSpan.of(gap.from(), gap.to());
      String who =
          gap.people() == needed
              ? "nobody"
              : (needed - gap.people()) + " of " + needed + ", " + gap.people() + " missing";
      cards.add(
          new GapCard(
              cards.size() + 1,
              gap.line(),
              planning.name(gap.line()),
              gap.from(),
              gap.to(),
              gap.people(),
              planning.name(gap.line()) + ", " + span + ": " + who,
              DateWords.count(gap.people(), "place")
                  + ", "
                  + number(gap.personDays())
                  + " person-days, cost "
                  + number(gap.cost()),
              why(gap),
              gap.remedy().map(r -> remedy(gap, r)),
              gap.remedy().isPresent() ? "" : noRemedy(gap),
              gap.looked() != PlanDocument.Looked.ALL,
              thread(gap)));
    }
    return cards;
  }

  /// Nearest first; those whom the same rules stop in the same words stand together.
  private List<WhyRow> why(PlanDocument.OpenGap gap) {
    Map<PlanWords.Told, List<String>> alike = new LinkedHashMap<>();
    for (PlanDocument.Why why : gap.reasons()) {
      alike
          .computeIfAbsent(words.why(why), told -> new ArrayList<>())
          .add(planning.name(why.resource()));
    }
    List<WhyRow> rows = new ArrayList<>();
    alike.forEach(
        (told, names) -> rows.add(new WhyRow(together(names), told.says(), told.rules())));
    return rows;
  }

  /// `A Coy`, `B, D Coy`, `Sapper 1, Eng Plt`: a last word that all share is said once.
  static String together(List<String> names) {
    Set<String> last =
        names.stream()
            .map(n -> n.substring(n.lastIndexOf(' ') + 1))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    boolean shared =
        names.size() > 1 && last.size() == 1 && names.stream().allMatch(n -> n.contains(" "));
    if (!shared) {
      return String.join(", ", names);
    }
    return names.stream()
            .map(n -> n.substring(0, n.lastIndexOf(' ')))
            .collect(Collectors.joining(", "))
        + " "
        + last.iterator().next();
  }

  private static String noRemedy(PlanDocument.OpenGap gap) {
    String none =
        "None of the "
            + DateWords.count(gap.remediesTried(), "remedy").replace("remedys", "remedies")
            + " tried fills any of it";
    return switch (gap.looked()) {
      case NOT_YET -> "Not looked for yet.";
      case CUT -> none + "; " + PlanText.SEARCH_CUT + ".";
      case ALL -> none + ".";
    };
  }

  private RemedyCard remedy(PlanDocument.OpenGap gap, PlannedRemedy remedy) {
    return new RemedyCard(
        PlanText.title(gap, remedy) + (remedy.closes() ? "" : ", does not close it"),
        "cost " + number(plan.cost().total()) + " → " + number(remedy.costAfter()),
        words.remedy(remedy)
            + " "
            + (remedy.closes()
                ? "It fills all of it."
                : "It fills "
                    + number(remedy.personDays())
                    + " of "
                    + number(gap.personDays())
                    + " person-days.")
            + " Price "
            + number(remedy.price())
            + (gap.looked() == PlanDocument.Looked.CUT ? "; " + PlanText.SEARCH_CUT : "")
            + ".",
        remedy.closes());
  }

  /// From the gap to the nearest unit, to the activity that it lacks, to the goal that wants it.
  private List<Link> thread(PlanDocument.OpenGap gap) {
    List<Link> links = new ArrayList<>();
    links.add(new Link("gap", gap.line()));
    Optional<PlanDocument.Why> nearest = gap.reasons().stream().findFirst();
    if (nearest.isEmpty()) {
      return links;
    }
    String unit = nearest.get().resource();
    links.add(new Link(planning.name(unit), unit));
    boolean unready =
        nearest.get().rules().stream()
            .anyMatch(r -> RuleId.READY.is(r.rule()) || RuleId.CERT_EXPIRY.is(r.rule()));
    Line line = problem.line(gap.line());
    problem.activities().stream()
        .filter(a -> unready && a.raisesTo() == line.level())
        .findFirst()
        .ifPresent(a -> links.add(new Link(planning.name(a.id()), a.id())));
    view.chosen(ReviewTables.GOAL_UNITS).stream()
        .filter(g -> g.text("unit").equals(unit))
        .findFirst()
        .flatMap(g -> view.find(ReviewTables.GOALS, g.text("goal")))
        .ifPresent(g -> links.add(new Link("goal " + g.text("code"), g.about())));
    return links;
  }

  // ---- what comes

  /// Certificates that lapse within the plan and are not renewed, those during a tour first; goals
  /// that are late.
  private List<Ahead> ahead() {
    List<Ahead> ahead = new ArrayList<>();
    for (PlanDocument.Readiness ready : plan.readiness()) {
      if (!ready.lapses()) {
        continue;
      }
      String name = planning.name(ready.unit());
      Optional<PlannedTour> during =
          plan.tours().stream()
              .filter(
                  t ->
                      t.resource().equals(ready.unit())
                          && !t.from().isAfter(ready.to())
                          && t.to().isAfter(ready.to()))
              .findFirst();
      String title =
          during
              .map(
                  t ->
                      name
                          + "’s certificate lapses in month "
                          + (ChronoUnit.MONTHS.between(t.from(), ready.to()) + 1)
                          + " of its tour")
              .orElse(name + "’s " + ready.level() + " certificate lapses");
      ahead.add(
          new Ahead(
              title,
              DateWords.day(ready.to()) + ". Repeat " + ready.level() + " before it.",
              ready.to()));
    }
    ahead.sort(
        Comparator.comparing((Ahead a) -> !a.title().contains("of its tour"))
            .thenComparing(Ahead::day));
    for (PlanDocument.LateGoal late : plan.late()) {
      ahead.add(
          new Ahead(
              planning.name(late.unit()) + " reaches " + late.level() + " late",
              "Goal "
                  + view.find(ReviewTables.GOALS, goalOf(late.goal()))
                      .map(g -> g.text("code"))
                      .orElse(planning.name(late.goal()))
                  + ", due "
                  + DateWords.day(late.due())
                  + ": "
                  + DateWords.count(late.days(), "day")
                  + " late, cost "
                  + number(late.cost())
                  + ".",
              late.due()));
    }
    return ahead;
  }

  private String goalOf(String goalUnit) {
    return view.find(ReviewTables.GOAL_UNITS, goalUnit).map(g -> g.text("goal")).orElse(goalUnit);
  }

  // ---- small things

  private Optional<Row> line(String id) {
    return view.find(GenerateTables.REQUIREMENT_LINES, id)
        .or(() -> view.find(GenerateTables.STAFF_POSTS, id));
  }

  private LocalDate first(Window window) {
    return planning.slots().firstDay(window.from());
  }

  private LocalDate last(Window window) {
    return planning.slots().lastDay(window.to());
  }

  /// `Guard company 1`, `Guard coy 1`, `Guard 1`.
  private static Set<String> shorter(String name) {
    Set<String> names = new LinkedHashSet<>(List.of(name));
    names.add(name.replace(" company", " coy"));
    names.add(name.replace(" company", "").replace(" team", ""));
    return names;
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /// A solver as people know it; its own word where nobody knows another.
  private static String solver(String word) {
    return word.equals("portfolio")
        ? "column generation and CP-SAT side by side"
        : word.replace('-', ' ');
  }
}
