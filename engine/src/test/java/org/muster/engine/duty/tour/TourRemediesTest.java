package org.muster.engine.duty.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.cpsat.CpSatSolver;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Reasons and remedies where the right answer is known.
class TourRemediesTest {
  private static final RemedyPrices PRICES = new RemedyPrices(20, 60, 40, 10, 200_000, 0, 0);
  private static final TourRemedies.Solving SOLVING =
      (again, start, enough) -> {
        SolveLimits limits = SolveLimits.ofSteps(20_000, 1);
        return new CpSatSolver().solve(again, start.map(limits::from).orElse(limits));
      };

  /// NEL1 is offered and of no use, since nobody offers SEL1.
  @Test
  void theMissingRungIsTheReasonAndTheRemedy() {
    TourProblem problem =
        LadderTours.of(
            List.of(LadderTours.company("coy")),
            List.of(LadderTours.guard()),
            new Offering("nel1-6", "nel1", 6, 2));
    TourPlan plan = best(problem);
    assertThat(plan).isEqualTo(TourPlan.empty());
    Gap gap = Gap.list(problem, plan).getFirst();
    List<Reason> reasons = reasons(problem, plan, gap);
    assertThat(reasons).hasSize(1);
    assertThat(reasons.getFirst().breaches())
        .containsExactly(
            new Breach("READY", "coy", "sel1", new Window(8, 12), 0, 2, Measure.LEVEL, 60));

    TourRemedies.Tried best = remedies(problem, plan).search(gap, reasons).best().orElseThrow();
    assertThat(best.remedy()).isEqualTo(new Remedy.AddEvaluation("sel1", 5, 60));
    assertThat(best.closes()).isTrue();
    assertThat(best.plan().tours()).containsExactly(new Tour("coy", "guard", 8, 4));
    // Two evaluations at 1 are all that is left of 54 people for 60 days at 2.
    assertThat(best.cost().total()).isEqualTo(2);
  }

  /// Where a level has offerings enough but the plan is late, the reason stays with the line.
  @Test
  void aLevelThatIsOnlyLateIsNoMissingRung() {
    TourProblem problem =
        LadderTours.of(
            List.of(LadderTours.company("coy").withLevel(1, TourProblem.NEVER)),
            List.of(LadderTours.guard()),
            new Offering("nel1-9", "nel1", 9, 2));
    Gap gap = Gap.list(problem, TourPlan.empty()).getFirst();
    Breach breach = reasons(problem, TourPlan.empty(), gap).getFirst().breaches().getFirst();
    assertThat(breach.about()).isEqualTo("guard");
  }

  /// A course that an evaluation builds on counts as a rung; an activity that does not exist is
  /// named by its level.
  @Test
  void namesACourseOrALevelThatNobodyOffers() {
    Unit green = Unit.of("coy", 54, LadderTours.ALL, "guard");
    TourProblem problem =
        LadderTours.of(
            List.of(green),
            List.of(LadderTours.guard()),
            new Offering("sel1-2", "sel1", 2, 2),
            new Offering("nel1-6", "nel1", 6, 2));
    assertThat(Rungs.findMissing(problem, green, 0, 2).orElseThrow().about()).isEqualTo("course");
    assertThat(Rungs.findMissing(problem, green, 0, 1)).isEmpty();
    assertThat(Rungs.findMissing(problem, green.withDone(List.of("course")), 0, 2)).isEmpty();
  }

  /// The last slot that the line moves to is a day long: most of what it asked for is then not
  /// asked for any more, which fills nothing.
  @Test
  void aMovedLineKeepsItsDays() {
    List<Integer> days = new ArrayList<>(Collections.nCopies(12, 15));
    days.set(11, 1);
    Line line = Line.units("guard", 54, new Window(7, 11), 2, 2, "guard");
    TourProblem problem = LadderTours.of(days, List.of(LadderTours.company("coy")), List.of(line));
    Gap gap = Gap.list(problem, TourPlan.empty()).getFirst();
    assertThat(gap.personDays()).isEqualTo(54 * 60);
    Remedy later = new Remedy.ShiftLine("guard", 1, 10);
    TourProblem changed = later.applyTo(problem);
    assertThat(gap.missing(changed, TourPlan.empty(), 1)).isEqualTo(54 * 60);
    RemedyPrices shifting = new RemedyPrices(20, 60, 40, 10, 200_000, 0, 3);
    TourRemedies.Outcome outcome =
        new TourRemedies(problem, TourPlan.empty(), shifting, 100, SOLVING)
            .search(
                gap,
                List.of(
                    new Reason(
                        "coy",
                        new Tour("coy", "guard", 7, 4),
                        List.of(),
                        List.of(),
                        0,
                        OptionalLong.empty())));
    assertThat(outcome.best().map(TourRemedies.Tried::remedy))
        .hasValueSatisfying(best -> assertThat(best).isInstanceOf(Remedy.OneMoreUnit.class));
  }

  @Test
  void saysWhatItHadNoTimeFor() {
    TourProblem problem =
        LadderTours.of(
            List.of(LadderTours.company("coy")),
            List.of(LadderTours.guard()),
            new Offering("nel1-6", "nel1", 6, 2));
    Gap gap = Gap.list(problem, TourPlan.empty()).getFirst();
    List<Reason> reasons = reasons(problem, TourPlan.empty(), gap);
    TourRemedies remedies = remedies(problem, TourPlan.empty());
    TourRemedies.Outcome none = remedies.search(gap, reasons, () -> true);
    assertThat(none.lookedFor()).isFalse();
    AtomicInteger asked = new AtomicInteger();
    TourRemedies.Outcome one = remedies.search(gap, reasons, () -> asked.incrementAndGet() > 2);
    assertThat(one.lookedFor()).isTrue();
    assertThat(one.cut()).isTrue();
    assertThat(one.tried()).isEqualTo(1);
    assertThat(remedies.search(gap, reasons).cut()).isFalse();
  }

  @Test
  void whatWasFoundNotToHelpIsPassedOver() {
    TourProblem problem =
        LadderTours.of(
            List.of(LadderTours.company("coy")),
            List.of(LadderTours.guard()),
            new Offering("nel1-6", "nel1", 6, 2));
    Gap gap = Gap.list(problem, TourPlan.empty()).getFirst();
    List<Reason> reasons = reasons(problem, TourPlan.empty(), gap);
    Remedy first =
        remedies(problem, TourPlan.empty()).search(gap, reasons).best().orElseThrow().remedy();
    TourRemedies others =
        new TourRemedies(problem, TourPlan.empty(), PRICES, 100, SOLVING, Set.of(first));
    assertThat(others.search(gap, reasons).best().map(TourRemedies.Tried::remedy))
        .isNotEqualTo(Optional.of(first));
  }

  /// Every remedy shows a plan of the changed problem that is cheaper than the present one.
  @Test
  void everyRemedyHoldsThePlanThatProvesIt() {
    int seen = 0;
    for (long seed = 0; seed < 40; seed++) {
      TourProblem problem = TinyTours.of(seed);
      TourPlan plan = best(problem);
      long cost = TourChecker.check(problem, plan).cost().total();
      TourRemedies remedies =
          new TourRemedies(
              problem, plan, new RemedyPrices(20, 60, 40, 10, 200, 0, 3), 100, SOLVING);
      for (Gap gap : Gap.list(problem, plan)) {
        var best = remedies.search(gap, reasons(problem, plan, gap)).best();
        if (best.isPresent()) {
          seen++;
          TourChecker.Verdict verdict =
              TourChecker.check(best.get().remedy().applyTo(problem), best.get().plan());
          assertThat(verdict.breaches()).isEmpty();
          assertThat(verdict.cost()).isEqualTo(best.get().cost());
          assertThat(verdict.cost().total()).isLessThan(cost);
          assertThat(best.get().personDays()).isPositive();
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
  }

  /// Nobody there: the empty plan, its whole gap, and no reason.
  @Test
  void aLineWithoutResourcesIsWhollyOpen() {
    TourProblem problem = LadderTours.of(List.of(), List.of(LadderTours.guard()));
    CompiledTours compiled = TourCompiler.compile(problem);
    DutySolution solution =
        new PortfolioSolver().solve(compiled.problem(), SolveLimits.ofSteps(100, 1));
    assertThat(solution.total()).hasValue(54 * 60 * 2);
    assertThat(solution.bound()).isEqualTo(54 * 60 * 2);
    TourPlan plan = compiled.toTours(solution.plan().orElseThrow());
    assertThat(plan).isEqualTo(TourPlan.empty());
    Gap gap = Gap.list(problem, plan).getFirst();
    assertThat(gap).isEqualTo(new Gap("guard", new Window(8, 12), 54, 54 * 60, 54 * 60 * 2));
    assertThat(reasons(problem, plan, gap)).isEmpty();
  }

  /// Resources alike share one network.
  @Test
  void thoseAlikeShareANetwork() {
    TourProblem problem =
        LadderTours.of(
            List.of(
                LadderTours.company("a"),
                LadderTours.company("b"),
                LadderTours.company("c").withLevel(1, TourProblem.NEVER)),
            List.of(LadderTours.guard()),
            new Offering("sel1-3", "sel1", 3, 1),
            new Offering("nel1-6", "nel1", 6, 2));
    var models = TourCompiler.compile(problem).problem().resources();
    assertThat(models.get(1).network()).isSameAs(models.get(0).network());
    assertThat(models.get(2).network()).isNotSameAs(models.get(0).network());
    assertThat(models.get(1).resource()).isEqualTo("b");
  }

  private static TourPlan best(TourProblem problem) {
    CompiledTours compiled = TourCompiler.compile(problem);
    return compiled.toTours(
        new CpSatSolver()
            .solve(compiled.problem(), SolveLimits.ofSteps(20_000, 1))
            .plan()
            .orElseThrow());
  }

  private static List<Reason> reasons(TourProblem problem, TourPlan plan, Gap gap) {
    return new TourReasons(TourCompiler.compile(problem), plan).explain(gap);
  }

  private static TourRemedies remedies(TourProblem problem, TourPlan plan) {
    return new TourRemedies(problem, plan, PRICES, 100, SOLVING);
  }
}
