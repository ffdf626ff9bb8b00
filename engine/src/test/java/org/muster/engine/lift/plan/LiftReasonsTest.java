package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;

/// Reasons: true by the rules, and worths within what the bound allows.
class LiftReasonsTest {
  private static final int DRAWN_PARTIES = 40;

  @Test
  void forAPartyThatIsLeftTheSmallestChangeIsNamed() {
    LiftProblem problem = LiftExamples.plain();
    LiftPlan plan =
        LiftExamples.plan(
                List.of(new LiftPlan.Passage("P1", "ABBEY", 60)),
                List.of(
                    new LiftPlan.Flight("C17", "OTBH", 100, 149 + 11, "OTBH", 260, List.of("P1"))),
                List.of(new LiftPlan.Left("P2", "test")))
            .costing(1, java.util.OptionalDouble.of(0));
    LiftReasons reasons = new LiftReasons(problem, plan, Optional.empty());
    assertThat(reasons.party("P2"))
        .containsExactly(
            "C17 at 160 to OTBH: nothing stands in the way",
            "Smallest change: none, it fits on C17 at 160 to OTBH");
    assertThat(reasons.party("P1").getFirst())
        .isEqualTo("P1 passes ABBEY at 60 and departs with C17 at 160 to OTBH");
    assertThat(reasons.flight("C17", 160).getFirst())
        .isEqualTo("C17 at 160 to OTBH takes 5 people of 9 seats");
    assertThat(reasons.flight("C17", 160).get(1)).startsWith("without it: ");
    assertThat(reasons.flight("C17", 161)).containsExactly("No flight of C17 departs at 161");
  }

  @Test
  void whatWasGivenUpForAFlightIsNamed() {
    LiftProblem plain = LiftExamples.plain();
    // One stand, and time for one flight: of five seats or of three.
    List<Aircraft> fleet = List.of(aircraft("A", 5), aircraft("B", 3));
    LiftProblem problem =
        plain.with(plain.airfield(), plain.gates(), plain.havens(), fleet, plain.parties());
    LiftPlan plan =
        LiftExamples.plan(
            List.of(new LiftPlan.Passage("P1", "ABBEY", 60)),
            List.of(new LiftPlan.Flight("A", "OTBH", 100, 160, "OTBH", 260, List.of("P1"))),
            List.of(new LiftPlan.Left("P2", "test")));
    assertThat(new LiftReasons(problem, plan, Optional.empty()).flight("A", 160))
        .containsExactly(
            "A at 160 to OTBH takes 5 people of 5 seats",
            "without it: 40853.3 weighted hours dearer; left behind: P1 (5)",
            "B at 160 to OTBH in its place: 37789.3 weighted hours dearer; left behind: P1 (5);"
                + " goes instead: P2 (3)",
            "Best other use: B at 160 to OTBH in its place, 37789.3 weighted hours dearer");
  }

  private static Aircraft aircraft(String id, int seats) {
    return new Aircraft(id, "", seats, "OTBH", 0, 300, 60, 90, Map.of("OTBH", 100), Others.NONE);
  }

  @Test
  void forEachHavenItSaysWhenToStopLoading() {
    LiftProblem problem = LiftExamples.plain();
    LiftPlan full = LiftExamples.together();
    assertThat(new LiftReasons(problem, full, Optional.empty()).stops())
        .containsExactly(
            "stop loading for OTBH at minute 160 (day 1, 02:40): one party more overfills it at"
                + " minute 260 (day 1, 04:20); no room again by this plan",
            "nobody is flown to UGTB");
    List<LiftPlan.Flight> flights = new ArrayList<>(full.flights());
    flights.add(new LiftPlan.Flight("C17", "OTBH", 450, 510, "OTBH", 610, List.of()));
    assertThat(
            new LiftReasons(
                    problem,
                    LiftExamples.plan(full.passages(), flights, List.of()),
                    Optional.empty())
                .stops()
                .getFirst())
        .endsWith("; room again on the departure at minute 510 (day 1, 08:30)");
  }

  @Test
  void whatAUnitMoreSavesIsNeverMoreThanTheBoundAllows() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 0);
    LiftPlan plan =
        LiftPlanner.plan(problem, LiftLimits.ofSteps(6000, 1), LiftProgress.Listener.SILENT);
    LiftReasons reasons = new LiftReasons(problem, plan, plan.prices(problem));
    List<LiftReasons.Bottleneck> found = reasons.bottlenecks(12, 300, 1);
    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(one -> assertThat(one.saved()).isLessThanOrEqualTo(one.atMost() + 1e-6));
    assertThat(found)
        .filteredOn(one -> one.what().contains(" seats more on "))
        .singleElement()
        .satisfies(one -> assertThat(one.atMost()).isLessThan(plan.cost().orElseThrow() / 2));
    assertThat(found).extracting(LiftReasons.Bottleneck::what).contains("room inside for 10 more");
    assertThat(reasons.dearest()).anyMatch(one -> one.words().contains("people more at G"));
    // What was said of a gate's hour before, and what planning again with it found.
    for (LiftScarce said : reasons.priced()) {
      found.stream()
          .filter(one -> said.kind() == LiftScarce.Kind.GATE && said.hour() == 12)
          .filter(one -> one.what().startsWith("10 people more at " + said.which()))
          .forEach(one -> assertThat(one.saved()).isBetween(0.0, said.atMost() + 1e-6));
    }
  }

  @Test
  @Tag("long")
  void soItIsOnAHundredDrawnLifts() {
    int asked = 0;
    int worth = 0;
    for (long seed = 0; seed < 100; seed++) {
      LiftProblem all = LiftDraw.of(LiftDraw.Shape.SMALL, seed);
      LiftProblem problem =
          all.with(
              all.airfield(),
              all.gates(),
              all.havens(),
              all.fleet(),
              all.parties().subList(0, DRAWN_PARTIES));
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(1500, seed), LiftProgress.Listener.SILENT);
      LiftReasons reasons = new LiftReasons(problem, plan, plan.prices(problem));
      int hour = plan.flights().isEmpty() ? 0 : plan.flights().getFirst().departs() / Instance.HOUR;
      for (LiftReasons.Bottleneck one : reasons.bottlenecks(hour, 60, seed)) {
        assertThat(one.saved())
            .as("seed %s, %s", seed, one)
            .isLessThanOrEqualTo(one.atMost() + 1e-5);
        asked++;
        worth += one.saved() > 0 ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT, "figures: drawn-bottlenecks=%d of-some-worth=%d%n", asked, worth);
    assertThat(worth).isPositive();
  }

  @Test
  void pricesOfWhatTheProblemDoesNotHaveArePassedOver() {
    Map<String, Map<Integer, Double>> other = Map.of("ELSEWHERE", Map.of(0, 7.0, 99, 8.0));
    LiftPrices prices =
        new LiftPrices(Map.of(), other, other, other, Map.of(2, 0.5), Map.of(), other);
    assertThat(
            new LiftReasons(LiftExamples.plain(), LiftExamples.together(), Optional.of(prices))
                .dearest())
        .extracting(LiftScarce::words)
        .containsExactly(
            "hour 2: room inside for 10 more, about 300.0 by the prices and from 0 to 368.7 by"
                + " planning again");
  }

  /// What a price says of a unit lies between what the best plan saves with more of it and what it
  /// loses with less, but for the gap of the bound.
  @Test
  void aPriceLiesBetweenWhatMoreSavesAndWhatLessCosts() {
    int compared = 0;
    int doubtful = 0;
    for (long seed = 0; seed < 240; seed++) {
      LiftProblem problem = LiftExamples.tiny(seed);
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(5000, seed), LiftProgress.Listener.SILENT);
      double bound = plan.bound().orElseThrow();
      for (LiftScarce said : new LiftReasons(problem, plan, plan.prices(problem)).priced()) {
        double unit = said.worth() / said.units();
        Optional<OneThing> more = OneThing.of(problem, said, 2);
        if (more.isPresent() && Double.isFinite(said.atMost())) {
          assertThat(Exhaustive.least(more.get().problem()))
              .as("seed %s, more of %s", seed, said)
              .isGreaterThan(bound - unit * more.get().units() - 1e-6);
          compared++;
        }
        Optional<OneThing> less = OneThing.of(problem, said, -1);
        if (less.isPresent() && said.kind() != LiftScarce.Kind.SEATS) {
          double least = Exhaustive.least(less.get().problem());
          assertThat(least)
              .as("seed %s, less of %s", seed, said)
              .isGreaterThan(bound - unit * less.get().units() - 1e-6);
          compared++;
          // With thrice the price it would not hold.
          doubtful += least < bound - 3 * unit * less.get().units() ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "figures: prices-compared=%d refuted-if-thrice=%d%n", compared, doubtful);
    assertThat(compared).isGreaterThan(50);
    assertThat(doubtful).isGreaterThan(10);
  }

  /// A tiny problem, whose every minute lies in its first hour, with more or less of one thing.
  ///
  /// @param units by how much in that hour; negative if less
  private record OneThing(LiftProblem problem, double units) {
    static Optional<OneThing> of(LiftProblem problem, LiftScarce said, int change) {
      Airfield field = problem.airfield();
      List<Gate> gates = new ArrayList<>(problem.gates());
      List<Haven> havens = new ArrayList<>(problem.havens());
      List<Aircraft> fleet = new ArrayList<>(problem.fleet());
      double units = change;
      switch (said.kind()) {
        case GATE -> {
          Gate gate =
              gates.stream().filter(one -> one.id().equals(said.which())).findFirst().orElseThrow();
          Gate other = gate.faster(10 * change);
          units = other.quota(0, problem.horizon()) - gate.quota(0, problem.horizon());
          gates.replaceAll(one -> one == gate ? other : one);
        }
        case SEATS -> {
          Aircraft one =
              fleet.stream()
                  .filter(a -> said.which().equals(Integer.toString(a.seats())))
                  .findFirst()
                  .orElseThrow();
          // On each of its flights, of which there are no more than these.
          int trip = 2 * one.legs().values().stream().mapToInt(leg -> leg).min().orElseThrow() + 2;
          units = change * (1.0 + problem.horizon() / trip);
          fleet.replaceAll(a -> a == one ? a.roomier(change) : a);
        }
        case BEDS ->
            havens.replaceAll(
                haven ->
                    haven.id().equals(said.which())
                        ? haven.holding(haven.capacity() + change)
                        : haven);
        case STANDS -> field = field.roomier(change, 0);
        case HAVEN_STANDS ->
            havens.replaceAll(
                haven ->
                    haven.id().equals(said.which())
                        ? new Haven(
                            haven.id(),
                            haven.capacity(),
                            haven.onwardPerDay(),
                            haven.parking() + change,
                            haven.others())
                        : haven);
        case INSIDE -> field = field.roomier(0, change);
      }
      return units == 0
          ? Optional.empty()
          : Optional.of(
              new OneThing(problem.with(field, gates, havens, fleet, problem.parties()), units));
    }
  }

  @Test
  void soItIsOnAHundredTinyLifts() {
    int asked = 0;
    int worth = 0;
    for (long seed = 0; seed < 100; seed++) {
      LiftProblem problem = LiftExamples.tiny(seed);
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(3000, seed), LiftProgress.Listener.SILENT);
      LiftReasons reasons = new LiftReasons(problem, plan, plan.prices(problem));
      for (LiftReasons.Bottleneck one : reasons.bottlenecks(0, 200, seed)) {
        assertThat(one.saved())
            .as("seed %s, %s", seed, one)
            .isLessThanOrEqualTo(one.atMost() + 1e-5);
        asked++;
        worth += one.saved() > 0 ? 1 : 0;
      }
    }
    System.out.printf(Locale.ROOT, "figures: bottlenecks=%d of-some-worth=%d%n", asked, worth);
    assertThat(worth).isPositive();
  }
}
