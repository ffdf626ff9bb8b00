package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftFinding;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.LiftRule;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;

/// Drawn lifts, planned again and again at any minute after anything: the new plan is lawful by the
/// problem that is written, what was before now is as it was, nobody who is inside is lost, and the
/// bound is proven again.
class FromNowOnTest {
  private static final int STEPS = 600;
  private static final int TIMES = 3;

  private int plans;
  private int inside;
  private int stranded;
  private int keptLawful;
  private int grounded;

  @Test
  @Tag("long")
  void liftsOfAnyShape() {
    for (long seed = 0; seed < 16; seed++) {
      again(LiftExamples.odd(seed, 90, 3000), seed);
      again(LiftExamples.oddOnward(seed, 60, 3000), seed);
    }
    // Of most of them nobody can be flown.
    judge(1);
  }

  @Test
  void tinyLifts() {
    for (long seed = 0; seed < 200; seed++) {
      again(LiftExamples.tiny(seed), seed);
      again(LiftExamples.tinyOnward(seed), seed);
    }
    judge(60);
  }

  @Test
  void liftsAsTheyAreDrawn() {
    for (long seed = 0; seed < 6; seed++) {
      again(LiftDraw.of(seed % 2 == 0 ? LiftDraw.Shape.SMALL : LiftDraw.Shape.ONWARD, seed), seed);
    }
    judge(60);
  }

  private void judge(int insideAtLeast) {
    System.out.printf(
        "figures: replanned=%d inside=%d stranded=%d past-kept-lawful=%d grounded=%d%n",
        plans, inside, stranded, keptLawful, grounded);
    assertThat(inside).isGreaterThanOrEqualTo(insideAtLeast);
    assertThat(stranded).isLessThan(inside);
    assertThat(keptLawful).isPositive();
  }

  private void again(LiftProblem problem, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LiftPlan plan =
        LiftPlanner.plan(problem, LiftLimits.ofSteps(STEPS, seed), LiftProgress.Listener.SILENT);
    LiftProblem before = problem;
    int now = 0;
    for (int i = 0; i < TIMES; i++) {
      now += random.nextInt(problem.horizon() / 2 + 1);
      List<LiftEvent> events = new ArrayList<>();
      for (int count = 1 + random.nextInt(3); count > 0; count--) {
        events.add(any(before, random, now));
      }
      String what = "seed " + seed + ", " + events + " at " + now;
      LiftReplan.Result result =
          LiftReplan.replan(before, plan, plan.prices(before), now, events, seed, 100, () -> false);
      lawful(result, what);
      pastIsKept(plan, result, now, what);
      nobodyIsLost(plan, result, now, what);
      kept(before, result, events, plan, now, what);
      plans++;
      before = LiftFormat.readProblem("p", LiftFormat.write(result.written()));
      plan = LiftFormat.readPlan(before, "plan", LiftFormat.write(result.plan()));
      assertThat(before).as(what).isEqualTo(result.written());
      assertThat(LiftReplan.breaches(before, plan, now)).as(what).isEmpty();
    }
  }

  private static LiftEvent any(LiftProblem problem, SplittableRandom random, int now) {
    int from = now + random.nextInt(40);
    int to = from + 1 + random.nextInt(problem.horizon() / 3 + 1);
    int kind = random.nextInt(6);
    if (kind == 0 && !problem.gates().isEmpty()) {
      return new LiftEvent.GateClosed(one(problem.gates(), random).id(), from, to);
    }
    if (kind == 1 && !problem.fleet().isEmpty()) {
      return new LiftEvent.AircraftOut(one(problem.fleet(), random).id(), from);
    }
    if (kind == 2 && !problem.fleet().isEmpty()) {
      return new LiftEvent.AircraftLate(one(problem.fleet(), random).id(), to);
    }
    if (kind == 3) {
      return new LiftEvent.HavenCapacity(one(problem.havens(), random).id(), random.nextInt(60));
    }
    if (kind == 4) {
      return new LiftEvent.Surge(
          List.of(
              new Party(
                  "N" + random.nextInt(1_000_000_000),
                  1 + random.nextInt(3),
                  8,
                  from,
                  problem.horizon(),
                  List.of(),
                  List.of(),
                  Others.NONE)));
    }
    return new LiftEvent.Curfew(from, to);
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  private void lawful(LiftReplan.Result result, String what) {
    assertThat(result.findings()).as(what).isEqualTo(findings(result.written(), result.plan()));
    assertThat(result.findings())
        .as(what)
        .allMatch(finding -> finding.rule() == LiftRule.PARTY_ONCE)
        .extracting(LiftFinding::subject)
        .containsExactlyInAnyOrderElementsOf(result.stranded());
    assertThat(result.changesAtLeast()).as(what).isLessThanOrEqualTo(result.changes().size());
    double bound = result.plan().bound().orElseThrow();
    double proven =
        LiftProof.prove(result.written(), result.plan().prices(result.written()).orElseThrow());
    assertThat(LiftProof.holds(bound, proven)).as("%s: %s of %s", what, proven, bound).isTrue();
    stranded += result.stranded().size();
    grounded += result.grounded().size();
    keptLawful += result.written().equals(result.problem()) ? 0 : 1;
  }

  private static List<LiftFinding> findings(LiftProblem problem, LiftPlan plan) {
    return LiftChecker.check(problem, plan).findings();
  }

  private static Set<LiftPlan.Passage> passed(LiftPlan plan, int now) {
    return plan.passages().stream()
        .filter(passage -> passage.minute() < now)
        .collect(Collectors.toSet());
  }

  private static Set<LiftPlan.Flight> flown(LiftPlan plan, int now) {
    return plan.flights().stream()
        .filter(flight -> flight.departs() < now)
        .map(
            flight ->
                new LiftPlan.Flight(
                    flight.aircraft(),
                    flight.from(),
                    flight.lands(),
                    flight.departs(),
                    flight.to(),
                    flight.arrives(),
                    flight.parties().stream().sorted().toList()))
        .collect(Collectors.toSet());
  }

  private static void pastIsKept(LiftPlan old, LiftReplan.Result result, int now, String what) {
    LiftPlan plan = result.plan();
    assertThat(passed(plan, now)).as(what).isEqualTo(passed(old, now));
    assertThat(flown(plan, now)).as(what).isEqualTo(flown(old, now));
    LiftProblem problem = result.problem();
    // Whatever stands at the airfield departs from there, or keeps its stand.
    for (LiftPlan.Flight flight : old.flights()) {
      if (flight.lands() < now && flight.departs() >= now) {
        List<LiftPlan.Flight> from =
            plan.flights().stream()
                .filter(one -> one.aircraft().equals(flight.aircraft()))
                .filter(one -> one.departs() >= now)
                .toList();
        boolean stays = result.grounded().contains(flight.aircraft());
        assertThat(from.isEmpty()).as(what).isEqualTo(stays);
        if (stays) {
          assertThat(result.written().airfield().taken())
              .as(what)
              .contains(new Span(flight.lands(), problem.horizon()));
        } else {
          assertThat(from.getFirst().lands()).as(what).isEqualTo(flight.lands());
          assertThat(from.getFirst())
              .as(what)
              .matches(
                  one -> one.departs() >= flight.departs() || mayNotFly(flight, plan, problem));
        }
      }
    }
  }

  /// Whether the aircraft is out by then, the airfield closed, or the haven maybe full of others.
  private static boolean mayNotFly(LiftPlan.Flight flight, LiftPlan plan, LiftProblem problem) {
    Aircraft aircraft =
        java.util.Objects.requireNonNull(problem.fleetById().get(flight.aircraft()));
    Haven haven =
        problem.havens().stream()
            .filter(one -> one.id().equals(flight.to()))
            .findFirst()
            .orElseThrow();
    long others =
        plan.flights().stream().filter(one -> one.to().equals(flight.to())).count()
            + haven.taken().size();
    return flight.arrives() > aircraft.until()
        || !Span.covers(problem.airfield().open(), flight.departs())
        || others >= haven.parking();
  }

  private void nobodyIsLost(LiftPlan old, LiftReplan.Result result, int now, String what) {
    Set<String> gone = new HashSet<>();
    old.flights().stream()
        .filter(flight -> flight.departs() < now)
        .forEach(flight -> gone.addAll(flight.parties()));
    Set<String> flying = new HashSet<>();
    result.plan().flights().stream()
        .filter(flight -> flight.departs() >= now)
        .forEach(flight -> flying.addAll(flight.parties()));
    Set<String> who = new HashSet<>();
    for (LiftPlan.Passage passage : old.passages()) {
      if (passage.minute() < now && !gone.contains(passage.party())) {
        who.add(passage.party());
        boolean stays = result.stranded().contains(passage.party());
        assertThat(flying.contains(passage.party())).as(what + passage).isEqualTo(!stays);
      }
    }
    inside += who.size();
    for (String party : result.stranded()) {
      noFlightTakes(party, result, who, now, what);
    }
  }

  /// Not even with everybody off it who has not passed a gate.
  private static void noFlightTakes(
      String party, LiftReplan.Result result, Set<String> inside, int now, String what) {
    LiftPlan plan = result.plan();
    for (LiftPlan.Flight taking : plan.flights()) {
      if (taking.departs() < now) {
        continue;
      }
      List<LiftFinding> without = findings(result.problem(), only(inside, plan, now, taking, ""));
      List<LiftFinding> with = findings(result.problem(), only(inside, plan, now, taking, party));
      assertThat(with)
          .as("%s: %s on %s", what, party, taking)
          .anyMatch(finding -> finding.rule() != LiftRule.PARTY_ONCE && !without.contains(finding));
    }
  }

  /// From now on only those fly who are inside; one more on some flight.
  private static LiftPlan only(
      Set<String> inside, LiftPlan plan, int now, LiftPlan.Flight taking, String party) {
    List<LiftPlan.Flight> flights = new ArrayList<>();
    for (LiftPlan.Flight flight : plan.flights()) {
      List<String> parties = new ArrayList<>(flight.parties());
      parties.removeIf(one -> flight.departs() >= now && !inside.contains(one));
      if (flight == taking && !party.isEmpty()) {
        parties.add(party);
      }
      flights.add(
          new LiftPlan.Flight(
              flight.aircraft(),
              flight.from(),
              flight.lands(),
              flight.departs(),
              flight.to(),
              flight.arrives(),
              parties));
    }
    return LiftExamples.plan(
        plan.passages().stream().filter(passage -> passage.minute() < now).toList(),
        flights,
        List.of());
  }

  /// What happened is kept to, though the problem that is written may say less.
  private static void kept(
      LiftProblem before,
      LiftReplan.Result result,
      List<LiftEvent> events,
      LiftPlan old,
      int now,
      String what) {
    LiftProblem strict = LiftEvent.after(before, old, now, events);
    assertThat(withoutGrounded(result.problem(), result))
        .as(what)
        .isEqualTo(withoutGrounded(strict, result));
    assertThat(result.problem().airfield().taken())
        .as(what)
        .hasSize(strict.airfield().taken().size() + result.grounded().size());
    result.plan().passages().stream()
        .filter(passage -> passage.minute() >= now)
        .forEach(
            passage ->
                assertThat(
                        strict.gates().stream()
                            .filter(gate -> gate.id().equals(passage.gate()))
                            .allMatch(gate -> Span.covers(gate.open(), passage.minute())))
                    .as(what)
                    .isTrue());
    for (LiftEvent event : events) {
      if (event instanceof LiftEvent.AircraftLate late) {
        assertThat(result.plan().flights())
            .as(what)
            .filteredOn(flight -> flight.aircraft().equals(late.aircraft()))
            .allMatch(
                flight ->
                    flight.departs() < now
                        || (flight.departs() >= late.until()
                            && (flight.lands() < now || flight.lands() >= late.until())));
      }
    }
  }

  /// The problem but for stands that others take, and aircraft that fly no more.
  private static LiftProblem withoutGrounded(LiftProblem problem, LiftReplan.Result result) {
    return problem.with(
        problem.airfield().with(List.of()),
        problem.gates(),
        problem.havens(),
        problem.fleet().stream()
            .filter(aircraft -> !result.grounded().contains(aircraft.id()))
            .toList(),
        problem.parties());
  }
}
