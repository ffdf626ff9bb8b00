package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.plan.LiftLimits;
import org.muster.engine.lift.plan.LiftPlanner;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.replay.Airlift;
import org.muster.store.Trouble;

/// Sets an evacuation as it was beside the lift that could have been planned with the same means.
public final class HindsightDesk {
  private static final int MOST_SCARCE = 5;

  private final LiftBook lifts;
  private final CustodyBook book;

  public HindsightDesk(LiftBook lifts, CustodyBook book) {
    this.lifts = lifts;
    this.book = book;
  }

  /// How it is planned.
  ///
  /// @param more people who waited in vain and of whom nobody knows, drawn
  public record Wanted(int more, LiftLimits limits) {
    public Wanted {
      if (more < 0 || more > 200_000) {
        throw new Trouble(Trouble.Code.REFUSED, "up to 200,000 people can have waited in vain");
      }
    }
  }

  /// What came of it.
  public record Seen(
      Hindsight hindsight, LiftCertificate certificate, LiftProblem problem, LiftPlan plan) {}

  /// Plans it and keeps what came of it.
  ///
  /// @throws Trouble REFUSED where nobody flew, or the evacuation is real
  public Seen look(
      Evacuation evacuation,
      Viewer viewer,
      Airlift airlift,
      Wanted wanted,
      LiftProgress.Listener told) {
    if (!evacuation.illustrative()) {
      throw new Trouble(
          Trouble.Code.REFUSED, "hindsight is for an evacuation in which everything is made up");
    }
    long began = System.nanoTime();
    LiftLimits limits = wanted.limits();
    HindsightProblem.Past past =
        book.ask(
            evacuation,
            custody -> HindsightProblem.of(custody, airlift, wanted.more(), limits.seed()));
    LiftProblem problem = past.problem();
    if (past.flown() == 0 || problem.fleet().isEmpty()) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "nobody has flown in " + evacuation.id() + "; run muster evacuation replay first");
    }
    LiftPlan plan = LiftPlanner.plan(problem, limits, told);
    LiftCertificate certificate =
        LiftCertificate.of(
            problem, plan, limits.seed(), (int) Math.round((System.nanoTime() - began) / 1e9));
    Hindsight hindsight = hindsight(evacuation, airlift, past, plan, wanted.more());
    lifts.keepHindsight(evacuation, viewer, certificate, hindsight);
    return new Seen(hindsight, certificate, problem, plan);
  }

  private Hindsight hindsight(
      Evacuation evacuation, Airlift airlift, HindsightProblem.Past past, LiftPlan plan, int more) {
    LiftProblem problem = past.problem();
    Map<String, Party> parties = problem.partiesById();
    Map<Airlift.Day, Integer> planned = new HashMap<>();
    double waits = 0;
    int going = 0;
    for (LiftPlan.Flight flight : plan.flights()) {
      Instant off = past.clock().instant(flight.departs());
      for (String id : flight.parties()) {
        Party party = Objects.requireNonNull(parties.get(id));
        int heads = LiftMark.of(party).heads();
        going += heads;
        waits += heads * (flight.departs() - party.ready()) / 60.0;
        airlift.days().stream()
            .filter(day -> day.has(off))
            .findFirst()
            .ifPresent(day -> planned.merge(day, heads, Integer::sum));
      }
    }
    List<FlightState> flights = book.ask(evacuation, custody -> custody.flights());
    List<Hindsight.Day> days = new ArrayList<>();
    for (Airlift.Day day : airlift.days()) {
      List<FlightState> left =
          flights.stream().filter(f -> f.departedAt().filter(day::has).isPresent()).toList();
      days.add(
          new Hindsight.Day(
              day.day(),
              day.published(),
              day.since(),
              day.note(),
              left.stream().mapToInt(f -> f.aboard().size()).sum(),
              left.size(),
              planned.getOrDefault(day, 0)));
    }
    int seats = problem.fleet().stream().mapToInt(a -> a.seats()).sum();
    int could = problem.parties().stream().mapToInt(p -> LiftMark.of(p).heads()).sum();
    Lift lift = Lift.apart(problem, plan);
    return new Hindsight(
        days,
        past.flown(),
        going,
        Math.min(seats, could),
        past.waited(),
        going == 0 ? 0 : waits / going,
        seats,
        LiftBottleneck.summed(LiftBottleneck.of(lift)).stream()
            .limit(MOST_SCARCE)
            .map(s -> new Hindsight.Scarce(s.kind(), s.which(), s.worth(), s.hours()))
            .toList(),
        HindsightProblem.assumptions(more));
  }

  /// The newest that was kept.
  public Optional<Kept> find(Evacuation evacuation) {
    return lifts.list(evacuation).stream()
        .filter(head -> head.kind() == LiftHead.Kind.HINDSIGHT)
        .findFirst()
        .flatMap(
            head ->
                lifts
                    .findHindsight(evacuation, head.number())
                    .map(hindsight -> new Kept(head, hindsight)));
  }

  /// What was kept.
  public record Kept(LiftHead head, Hindsight hindsight) {}
}
