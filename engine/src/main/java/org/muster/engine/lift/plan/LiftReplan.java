package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftFinding;
import org.muster.engine.lift.LiftPast;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.LiftRule;
import org.muster.engine.lift.Span;

/// Plans again from now on, after something happened: what has happened is fixed, and as few as may
/// be of those who were called or promised a flight are told something else.
public final class LiftReplan {
  private final OldPlan old;
  private final Mending mending;
  private final Instance in;
  private final State state;

  /// The problem as it is now, in which what has happened breaks no rule; but for who is grounded.
  private final LiftProblem written;

  /// Who stays inside.
  private final Set<String> stranded = new TreeSet<>();

  private LiftReplan(OldPlan old, Mending mending, LiftProblem written) {
    this.old = old;
    this.mending = mending;
    this.written = written;
    in = old.in;
    state = mending.state;
  }

  /// A party that is told something else.
  ///
  /// @param was what it was told, and `is` what it is told now
  public record Change(String party, int people, String was, String is) {}

  /// What came of it.
  ///
  /// @param problem as it is now; who is grounded is among those who take a stand
  /// @param written the same, in which what has happened breaks no rule ([LiftPast])
  /// @param plan lawful from now on, with its bound
  /// @param changes for whom what changed, of those who had been told something
  /// @param flightsChanged flights put off, sent elsewhere or dropped
  /// @param changesAtLeast changes that no plan avoids
  /// @param grounded aircraft that stand at the airfield and reach no haven any more; each keeps
  ///     its stand to the end
  /// @param stranded parties that are inside and for whom there is no flight; the plan has them
  ///     pass their gate and be left behind
  /// @param review of the whole plan, by the problem as it is now
  /// @param findings breaches of `written` that no change could mend: one for each party that is
  ///     stranded
  public record Result(
      LiftProblem problem,
      LiftProblem written,
      LiftPlan plan,
      List<Change> changes,
      List<String> flightsChanged,
      int changesAtLeast,
      List<String> grounded,
      List<String> stranded,
      LiftReview review,
      List<LiftFinding> findings) {
    public Result {
      changes = List.copyOf(changes);
      flightsChanged = List.copyOf(flightsChanged);
      grounded = List.copyOf(grounded);
      stranded = List.copyOf(stranded);
      findings = List.copyOf(findings);
    }

    /// The plan without the passages of those who are stranded, for whoever keeps count of them
    /// elsewhere: they are left behind like others.
    public LiftPlan planOfThoseWhoGo() {
      Set<String> without = Set.copyOf(stranded);
      return new LiftPlan(
          plan.passages().stream().filter(one -> !without.contains(one.party())).toList(),
          plan.flights(),
          plan.left(),
          plan.cost(),
          plan.bound(),
          plan.others());
    }
  }

  /// Breaches of a plan from which it cannot be planned again: all but that somebody is inside and
  /// has no flight.
  public static List<LiftFinding> breaches(LiftProblem problem, LiftPlan plan, int now) {
    Set<String> flown = new HashSet<>();
    plan.flights().forEach(flight -> flown.addAll(flight.parties()));
    Map<String, LiftPlan.Passage> passages = plan.passagesByParty();
    return LiftChecker.check(problem, plan).findings().stream()
        .filter(
            finding -> {
              LiftPlan.Passage passage = passages.get(finding.subject());
              return finding.rule() != LiftRule.PARTY_ONCE
                  || passage == null
                  || passage.minute() >= now
                  || flown.contains(finding.subject());
            })
        .toList();
  }

  /// Plans again.
  ///
  /// @param plan lawful for the problem before the events; somebody may be inside without a flight
  /// @param now the minute before which everything has happened as planned
  /// @param steps of betterment after what is broken is mended
  public static Result replan(
      LiftProblem problem,
      LiftPlan plan,
      int now,
      List<LiftEvent> events,
      long seed,
      int steps,
      BooleanSupplier stop) {
    return replan(problem, plan, Optional.empty(), now, events, seed, steps, stop);
  }

  /// Plans again with a bound by the prices that the plan carries.
  public static Result replan(
      LiftProblem problem,
      LiftPlan plan,
      Optional<LiftPrices> prices,
      int now,
      List<LiftEvent> events,
      long seed,
      int steps,
      BooleanSupplier stop) {
    LiftProblem after = LiftEvent.after(problem, plan, now, events);
    LiftProblem written = LiftPast.lawful(after, plan, now);
    OldPlan old = new OldPlan(instance(after, plan, now), plan, now, events);
    CompletableFuture<Mending> beside =
        CompletableFuture.supplyAsync(
            () -> new Mending(old, Mending.Delayed.PUT_OFF, seed).mended(stop));
    CompletableFuture<LiftPlanner.Bounded> bounded =
        CompletableFuture.supplyAsync(() -> LiftPlanner.boundedAtOnce(written, prices));
    Mending dropped = new Mending(old, Mending.Delayed.DROPPED, seed).mended(stop);
    Mending better =
        Stream.of(beside.join(), dropped)
            .min(
                // Without steps nobody asks but for few changes.
                Comparator.comparingInt((Mending one) -> steps > 0 ? 0 : one.state.changed())
                    .thenComparingDouble(one -> one.state.cost))
            .orElseThrow();
    better.better(steps, stop);
    return new LiftReplan(old, better, written).result(bounded);
  }

  private static Instance instance(LiftProblem after, LiftPlan plan, int now) {
    Instance in = new Instance(after);
    Set<String> inside =
        plan.passages().stream()
            .filter(passage -> passage.minute() < now)
            .map(LiftPlan.Passage::party)
            .collect(Collectors.toSet());
    for (int p = 0; p < in.parties; p++) {
      // That its gate passes fewer by now does not keep out who is inside.
      in.hopeless[p] &= !inside.contains(after.parties().get(p).id());
    }
    return in;
  }

  private Result result(CompletableFuture<LiftPlanner.Bounded> bounded) {
    LiftPlan plan =
        bounded.join().of(Plans.of(state).costing(state.plainCost(), OptionalDouble.empty()));
    for (int p = 0; p < in.parties; p++) {
      if (state.passed[p] && state.flightOf[p] == null) {
        stranded.add(in.problem.parties().get(p).id());
      }
    }
    LiftProblem problem = standing(in.problem);
    LiftProblem lawful = standing(written);
    CompletableFuture<LiftReview> checked =
        CompletableFuture.supplyAsync(() -> LiftChecker.check(problem, plan));
    List<Change> changes = changes(plan);
    List<String> flightsChanged = flightsChanged(plan);
    int atLeast = new LeastChanges(old).count();
    LiftReview review = checked.join();
    List<LiftFinding> findings =
        lawful.equals(problem) ? review.findings() : LiftChecker.check(lawful, plan).findings();
    return new Result(
        problem,
        lawful,
        plan,
        changes,
        flightsChanged,
        atLeast,
        List.copyOf(mending.grounded.keySet()),
        List.copyOf(stranded),
        review,
        findings);
  }

  /// The same problem, in which whoever is grounded takes a stand and flies no more. A bound of the
  /// other is one of it, since a plan has less to fly with.
  private LiftProblem standing(LiftProblem problem) {
    if (mending.grounded.isEmpty()) {
      return problem;
    }
    List<Span> taken = new ArrayList<>(problem.airfield().taken());
    mending.grounded.values().forEach(landed -> taken.add(new Span(landed, problem.horizon())));
    return problem.with(
        problem.airfield().with(taken),
        problem.gates(),
        problem.havens(),
        problem.fleet().stream()
            .map(
                one ->
                    mending.grounded.containsKey(one.id())
                        ? one.available(one.from(), Math.min(one.until(), old.now))
                        : one)
            .toList(),
        problem.parties());
  }

  private static String told(LiftPlan.Passage passage, LiftPlan.Flight flight) {
    return passage.gate()
        + " at "
        + passage.minute()
        + ", "
        + flight.aircraft()
        + " at "
        + flight.departs()
        + " to "
        + flight.to();
  }

  private static Map<String, String> told(LiftPlan plan) {
    Map<String, LiftPlan.Passage> passages = plan.passagesByParty();
    Map<String, String> told = new HashMap<>();
    for (LiftPlan.Flight flight : plan.flights()) {
      for (String id : flight.parties()) {
        told.put(id, told(java.util.Objects.requireNonNull(passages.get(id)), flight));
      }
    }
    return told;
  }

  private List<Change> changes(LiftPlan plan) {
    Map<String, String> before = told(old.plan);
    Map<String, String> after = told(plan);
    List<Change> changes = new ArrayList<>();
    for (int p = 0; p < in.parties; p++) {
      String id = in.problem.parties().get(p).id();
      String was = before.get(id);
      String is =
          after.getOrDefault(id, stranded.contains(id) ? "inside without a flight" : "left behind");
      if (was != null && !was.equals(is)) {
        changes.add(new Change(id, in.people[p], was, is));
      }
    }
    return changes;
  }

  private List<String> flightsChanged(LiftPlan plan) {
    Set<String> flown = new HashSet<>();
    plan.flights().forEach(flight -> flown.add(flight(flight)));
    return old.plan.flights().stream()
        .map(LiftReplan::flight)
        .filter(flight -> !flown.contains(flight))
        .toList();
  }

  private static String flight(LiftPlan.Flight flight) {
    return flight.aircraft() + " at " + flight.departs() + " to " + flight.to();
  }
}
