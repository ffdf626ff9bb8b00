package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftFinding;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftRule;

/// The change that is named for a party that is left takes it along, and less of it does not.
@Tag("long")
class LiftChangeTest {
  private static final Map<LiftChange.Kind, LiftRule> LIFTS =
      new EnumMap<>(
          Map.of(
              LiftChange.Kind.GATE, LiftRule.GATE_QUOTA,
              LiftChange.Kind.SEATS, LiftRule.SEATS,
              LiftChange.Kind.INSIDE, LiftRule.HOLDING,
              LiftChange.Kind.BEDS, LiftRule.HAVEN_CAPACITY,
              LiftChange.Kind.HAVEN, LiftRule.PARTY_HAVEN,
              LiftChange.Kind.DUE, LiftRule.PARTY_DUE,
              LiftChange.Kind.READY, LiftRule.GATE_READY));

  private final Map<LiftChange.Kind, Integer> seen = new EnumMap<>(LiftChange.Kind.class);

  @Test
  void theNamedChangeTakesThePartyAlongAndLessOfItDoesNot() {
    for (long seed = 0; seed < 90; seed++) {
      everyChangeOf(LiftExamples.odd(seed, 90, 4000), seed);
      everyChangeOf(LiftExamples.oddOnward(seed, 60, 3000), seed);
      everyChangeOf(LiftExamples.tiny(seed), seed);
    }
    for (long seed = 0; seed < 4; seed++) {
      LiftProblem drawn = LiftDraw.of(LiftDraw.Shape.SMALL, seed);
      everyChangeOf(drawn, seed);
    }
    System.out.printf(
        Locale.ROOT,
        "figures: changes-applied=%d %s%n",
        seen.values().stream().mapToInt(n -> n).sum(),
        seen);
    assertThat(seen.keySet()).containsExactlyInAnyOrder(LiftChange.Kind.values());
  }

  /// Of a plan without a search, which leaves room for changes of every kind.
  private void everyChangeOf(LiftProblem problem, long seed) {
    LiftPlan planned =
        LiftPlanner.plan(problem, LiftLimits.ofSteps(0, seed), LiftProgress.Listener.SILENT);
    LiftPlan plan = withOneLess(planned, (int) seed);
    LiftReasons reasons = new LiftReasons(problem, plan, Optional.empty());
    for (LiftPlan.Left left : plan.left().subList(0, Math.min(8, plan.left().size()))) {
      Optional<LiftChange> change = reasons.smallestChange(left.party());
      change.ifPresent(one -> takesAlong(problem, plan, left.party(), one, "seed " + seed));
      List<String> words = reasons.party(left.party());
      assertThat(words.getLast())
          .isEqualTo(
              change
                  .map(one -> "Smallest change: " + one.words())
                  .orElse("No single change takes it along."));
      // Never says in one breath that nothing and something stands in the way.
      assertThat(words.stream().anyMatch(line -> line.endsWith("nothing stands in the way")))
          .isEqualTo(change.filter(one -> one.kind() == LiftChange.Kind.NONE).isPresent());
    }
  }

  /// The plan without one of its parties, which then has room.
  private static LiftPlan withOneLess(LiftPlan plan, int which) {
    if (plan.passages().isEmpty()) {
      return plan;
    }
    String party = plan.passages().get(which % plan.passages().size()).party();
    List<LiftPlan.Left> left = new ArrayList<>(plan.left());
    left.addFirst(new LiftPlan.Left(party, "test"));
    return LiftExamples.plan(
        plan.passages().stream().filter(one -> !one.party().equals(party)).toList(),
        plan.flights().stream()
            .map(
                one ->
                    new LiftPlan.Flight(
                        one.aircraft(),
                        one.from(),
                        one.lands(),
                        one.departs(),
                        one.to(),
                        one.arrives(),
                        one.parties().stream().filter(id -> !id.equals(party)).toList()))
            .toList(),
        left);
  }

  private void takesAlong(
      LiftProblem problem, LiftPlan plan, String party, LiftChange change, String where) {
    String as = where + ", " + party + ": " + change.words();
    seen.merge(change.kind(), 1, Integer::sum);
    assertThat(LiftChecker.check(change.problem(), change.plan()).findings()).as(as).isEmpty();
    Set<String> stay = left(plan);
    stay.remove(party);
    assertThat(left(change.plan())).as(as).isEqualTo(stay);

    List<LiftFinding> without = LiftChecker.check(problem, change.plan()).findings();
    switch (change.kind()) {
      case NONE, FLIGHT, HOLD -> {
        assertThat(change.problem()).isEqualTo(problem);
        Set<List<Object>> fresh = times(change.plan(), false);
        fresh.removeAll(times(plan, false));
        assertThat(fresh).as(as).hasSize(change.kind() == LiftChange.Kind.NONE ? 0 : 1);
        Set<List<Object>> gone = times(plan, true);
        gone.removeAll(times(change.plan(), true));
        assertThat(gone)
            .as(as)
            .hasSizeLessThanOrEqualTo(change.kind() == LiftChange.Kind.HOLD ? 1 : 0);
      }
      case OPEN ->
          assertThat(without)
              .as(as)
              .isNotEmpty()
              .extracting(LiftFinding::rule)
              .isSubsetOf(LiftRule.GATE_OPEN, LiftRule.GATE_QUOTA);
      case GATE, SEATS, INSIDE, BEDS, HAVEN, DUE, READY ->
          assertThat(without)
              .as(as)
              .isNotEmpty()
              .extracting(LiftFinding::rule)
              .containsOnly(LIFTS.get(change.kind()));
    }
    if (change.kind() != LiftChange.Kind.NONE
        && change.kind() != LiftChange.Kind.FLIGHT
        && change.kind() != LiftChange.Kind.HAVEN) {
      assertThat(change.words()).containsPattern("\\b" + change.amount() + "\\b");
    }
    switch (change.kind()) {
      case GATE, SEATS ->
          assertThat(number(without.getFirst().measured()))
              .as(as)
              .isEqualTo(change.amount() + number(without.getFirst().limit()));
      case DUE ->
          assertThat(without.getFirst().minute())
              .as(as)
              .isEqualTo(change.amount() + number(without.getFirst().limit()));
      case READY ->
          assertThat(without.getFirst().minute())
              .as(as)
              .isEqualTo(number(without.getFirst().limit()) - change.amount());
      case INSIDE, BEDS ->
          assertThat(LiftChecker.check(less(change), change.plan()).findings()).as(as).isNotEmpty();
      case NONE, FLIGHT, HOLD, OPEN, HAVEN -> {}
    }
  }

  /// The changed problem with one bed, or room inside for one, less.
  private static LiftProblem less(LiftChange change) {
    LiftProblem problem = change.problem();
    boolean inside = change.kind() == LiftChange.Kind.INSIDE;
    Airfield field = inside ? problem.airfield().roomier(0, -1) : problem.airfield();
    List<Haven> havens = new ArrayList<>(problem.havens());
    if (!inside) {
      havens.replaceAll(
          haven ->
              change.words().endsWith(" to " + haven.id())
                  ? haven.holding(haven.capacity() - 1)
                  : haven);
    }
    return problem.with(field, problem.gates(), havens, problem.fleet(), problem.parties());
  }

  private static int number(String words) {
    return Integer.parseInt(words.replaceAll("\\D*(\\d+).*", "$1"));
  }

  /// Who flies when, of those with people aboard or of all.
  private static Set<List<Object>> times(LiftPlan plan, boolean used) {
    return plan.flights().stream()
        .filter(one -> !used || !one.parties().isEmpty())
        .map(one -> List.<Object>of(one.aircraft(), one.lands(), one.departs(), one.to()))
        .collect(Collectors.toSet());
  }

  private static Set<String> left(LiftPlan plan) {
    return plan.left().stream().map(LiftPlan.Left::party).collect(Collectors.toSet());
  }
}
