package org.muster.server.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.desk.Refusal;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.review.Evaluations;
import org.muster.review.Ladder;
import org.muster.review.PlanForecast;
import org.muster.review.ReviewTables;
import org.muster.review.UnitEvaluation;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.PoolOfForces;

/// What the page of a unit shows: where it stands on the ladder, every evaluation over time, and
/// what the plan says of what goals want of it.
///
/// @param again what is to be done about its certificate
/// @param wanted what goals want of it
public record UnitModel(
    String heading,
    PoolOfForces.Entry entry,
    Mark mark,
    String countdown,
    String again,
    List<Step> ladder,
    List<Line> evaluations,
    List<Wanted> wanted,
    List<Row> claims) {

  /// A step of the ladder.
  ///
  /// @param evaluator who evaluates at it
  /// @param detail when it was passed, or what it needs first
  /// @param openHref where an evaluation at it is opened; empty where it cannot be, or not by the
  ///     reader
  public record Step(
      String name, String evaluator, Mark mark, String detail, List<Row> claims, String openHref) {}

  /// An evaluation, on file or under way.
  ///
  /// @param own the unit's rating of itself, its band beside its raw figures
  /// @param rating the evaluators'
  public record Line(
      String level,
      String when,
      Mark mark,
      String own,
      String rating,
      String evaluators,
      String monitors,
      String href,
      boolean illustrative,
      List<Row> claims) {}

  /// What a goal wants of the unit.
  ///
  /// @param plan what the newest plan says; empty where none does
  public record Wanted(
      String goal,
      String href,
      String level,
      String due,
      Mark mark,
      String plan,
      List<String> remedies,
      Row claim) {}

  static UnitModel of(
      Visit visit,
      PoolOfForces.Entry entry,
      List<Evaluations.Held> held,
      List<PlanForecast.Forecast> kept) {
    String unit = entry.state().unit();
    LocalDate day = visit.asked().asOf();
    List<Row> onFile =
        visit.view().chosen(ReviewTables.EVALUATIONS).stream()
            .filter(e -> e.text("unit").equals(unit))
            .filter(e -> e.findHeld().orElseThrow().begunBy(day) != Edtf.Answer.NO)
            .sorted(
                Comparator.comparing((Row e) -> e.findHeld().orElseThrow().startEarliest())
                    .reversed()
                    .thenComparing(Row::id))
            .toList();
    List<Evaluations.Held> mine =
        held.stream().filter(h -> h.evaluation().unit().equals(unit)).toList();
    Mark mark = UnitPages.mark(entry.state().standing());
    String countdown = entry.countdown(day);
    List<Row> claims = new ArrayList<>(onFile);
    List<Wanted> wanted = wanted(visit, entry, kept);
    wanted.forEach(w -> claims.add(w.claim()));
    return new UnitModel(
        entry.state().name()
            + ": "
            + (entry.level().equals("none") ? "no level yet" : entry.level())
            + (countdown.isEmpty() ? ", " + entry.state().standing().words() : ", " + countdown),
        entry,
        mark,
        countdown,
        PoolModel.again(entry.again(), visit),
        ladder(visit, entry, onFile),
        lines(visit, onFile, mine),
        wanted,
        claims);
  }

  private static List<Step> ladder(Visit visit, PoolOfForces.Entry entry, List<Row> onFile) {
    Ladder ladder = Ladder.of(visit.view().chosen(ReviewTables.LADDER));
    Set<String> passed =
        onFile.stream()
            .filter(e -> e.text("result").equals("passed"))
            .map(e -> e.text("level"))
            .collect(Collectors.toSet());
    List<Step> steps = new ArrayList<>();
    for (Ladder.Level level : ladder.levels()) {
      List<Row> its =
          onFile.stream()
              .filter(e -> e.text("level").equals(level.id()))
              .filter(e -> e.text("result").equals("passed"))
              .toList();
      boolean certified = entry.state().level().equals(Optional.of(level.id()));
      boolean lapses = level.validityMonths().isPresent() && certified;
      Optional<Refusal> refusal = ladder.refuseAttempt(level.id(), passed);
      boolean mayOpen =
          refusal.isEmpty()
              && Evaluations.mayEvaluate(visit.who().viewer(), entry.state().nation(), level);
      String detail =
          its.isEmpty()
              ? certified
                  ? "certified; its evaluation is not on file"
                  : refusal.map(Refusal::why).orElse("Next: nothing stands before it.")
              : "passed " + UnitPages.held(its.getFirst());
      steps.add(
          new Step(
              level.name(),
              level.self() ? "by the nation itself" : "by the alliance",
              its.isEmpty() && !certified
                  ? refusal.isPresent()
                      ? new Mark("none", "Not begun", "dim")
                      : new Mark("due", "Next", "warn")
                  : lapses
                      ? UnitPages.mark(entry.state().standing())
                      : new Mark("ok", "Passed", "ok"),
              lapses && !entry.countdown(visit.asked().asOf()).isEmpty()
                  ? detail + "; certificate " + entry.countdown(visit.asked().asOf())
                  : detail,
              its,
              mayOpen
                  ? visit.to(
                      "review/evaluations?unit="
                          + entry.state().unit()
                          + "&level="
                          + level.id()
                          + "#open")
                  : ""));
    }
    return steps;
  }

  private static List<Line> lines(Visit visit, List<Row> onFile, List<Evaluations.Held> mine) {
    Map<String, UnitEvaluation> byId = UnitPages.byId(mine);
    List<Line> lines = new ArrayList<>();
    mine.stream()
        .filter(h -> !h.recorded())
        .map(Evaluations.Held::evaluation)
        .sorted(Comparator.comparing(UnitEvaluation::from).reversed())
        .forEach(
            e ->
                lines.add(
                    new Line(
                        e.level().name(),
                        DateWords.held(Edtf.of(e.from() + "/" + e.to())),
                        new Mark("half", "Under way", "accent"),
                        e.selfRating().figures(),
                        e.rating().figures(),
                        nations(e, false),
                        nations(e, true),
                        visit.to("review/evaluations/" + e.id()),
                        e.checklist().illustrative(),
                        List.of())));
    for (Row row : onFile) {
      Optional<UnitEvaluation> here = Optional.ofNullable(byId.get(row.id()));
      lines.add(
          new Line(
              visit.words().name(List.of(ReviewTables.LADDER.name()), row.text("level")),
              UnitPages.held(row),
              switch (row.text("result")) {
                case "passed" -> new Mark("ok", "Passed", "ok");
                case "failed" -> new Mark("stop", "Failed", "stop");
                default -> new Mark("none", "Result not recorded", "dim");
              },
              here.map(
                      e ->
                          e.selfMarks().isEmpty()
                              ? "none"
                              : (e.selfRating().isComplete()
                                      ? e.selfRating().band().name() + ": "
                                      : "")
                                  + e.selfRating().figures())
                  .orElse("not recorded"),
              UnitPages.rating(row, here),
              words(visit, row, "evaluator_nations"),
              words(visit, row, "monitor_nations"),
              here.map(e -> visit.to("review/evaluations/" + e.id()))
                  .orElse(visit.to("about/" + row.about())),
              row.isIllustrative(),
              List.of(row)));
    }
    return lines;
  }

  private static String nations(UnitEvaluation evaluation, boolean monitors) {
    return evaluation.team().stream()
        .filter(m -> (m.function() == UnitEvaluation.Function.MONITOR) == monitors)
        .map(UnitEvaluation.Member::nation)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String words(Visit visit, Row row, String column) {
    String words =
        row.list(column).stream()
            .map(n -> visit.words().name(List.of("nations"), n))
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "not recorded" : words;
  }

  private static List<Wanted> wanted(
      Visit visit, PoolOfForces.Entry entry, List<PlanForecast.Forecast> kept) {
    List<Wanted> wanted = new ArrayList<>();
    for (Row row : visit.view().chosen(ReviewTables.GOAL_UNITS)) {
      if (!row.text("unit").equals(entry.state().unit())) {
        continue;
      }
      LocalDate due = row.findDay("due").orElseThrow();
      Optional<PlanForecast.Forecast> says =
          kept.stream()
              .filter(f -> f.level().equals(row.text("level")) && f.due().equals(due))
              .findFirst();
      wanted.add(
          new Wanted(
              visit.words().name(List.of("goals"), row.text("goal")),
              visit.to("about/" + row.text("goal")),
              visit.words().name(List.of(ReviewTables.LADDER.name()), row.text("level")),
              DateWords.day(due),
              says.map(
                      f ->
                          f.keeps()
                              ? new Mark("ok", "Kept", "ok")
                              : new Mark("stop", "Late", "stop"))
                  .orElse(new Mark("none", "No plan says", "dim")),
              says.map(
                      f ->
                          f.plan()
                              + ": "
                              + f.ready()
                                  .map(r -> "there on " + DateWords.day(r))
                                  .orElse("not there any more")
                              + f.until().map(u -> ", until " + DateWords.day(u)).orElse("")
                              + (f.why().isEmpty() ? "" : "; " + f.why())
                              + ".")
                  .orElse(""),
              says.map(PlanForecast.Forecast::remedies).orElse(List.of()),
              row));
    }
    return wanted;
  }
}
