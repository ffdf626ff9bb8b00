package org.muster.engine.lift;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What room a plan leaves at a haven for people whom it does not bring.
public final class HavenRoom {
  private final LiftProblem problem;
  private final Haven haven;
  private final List<LiftPlan.Flight> flights;
  private final Map<Integer, Integer> arrivals = new HashMap<>();

  private HavenRoom(LiftProblem problem, LiftPlan plan, Haven haven) {
    this.problem = problem;
    this.haven = haven;
    Map<String, Party> parties = problem.partiesById();
    flights =
        plan.flights().stream()
            .filter(flight -> flight.to().equals(haven.id()))
            .sorted(Comparator.comparingInt(LiftPlan.Flight::departs))
            .toList();
    for (LiftPlan.Flight flight : flights) {
      int people =
          flight.parties().stream()
              .mapToInt(id -> java.util.Objects.requireNonNull(parties.get(id), id).people())
              .sum();
      if (people > 0) {
        arrivals.merge(flight.arrives(), people, Integer::sum);
      }
    }
  }

  /// @param plan a lawful one
  public static HavenRoom of(LiftProblem problem, LiftPlan plan, Haven haven) {
    return new HavenRoom(problem, plan, haven);
  }

  /// How many beds it lacks, then or later, if so many people more arrive; 0 where they have room.
  public int lacking(int arrives, int people) {
    return (int)
        moments(arrives, people).stream()
            .filter(this::isOver)
            .mapToLong(moment -> Math.ceilDiv(moment.level(), HavenFlow.PARTS) - haven.capacity())
            .max()
            .orElse(0);
  }

  private List<HavenFlow.Moment> moments(int arrives, int people) {
    Map<Integer, Integer> more = new HashMap<>(arrivals);
    more.merge(arrives, people, Integer::sum);
    return HavenFlow.of(problem, haven, more).moments();
  }

  private boolean isOver(HavenFlow.Moment moment) {
    return moment.level() > haven.capacity() * HavenFlow.PARTS && moment.level() > moment.besides();
  }

  /// When to stop loading for a haven beyond what the plan takes there.
  ///
  /// @param departs from the airfield: the first flight of the plan there with which one party more
  ///     would overfill it
  /// @param over the first minute at which it would
  /// @param again when the next flight departs with which one party more has room
  public record Stop(int departs, int over, OptionalInt again) {}

  /// Nothing where one party more has room on every flight there, as far as the haven goes. A party
  /// is as small as the smallest that may go there.
  public Optional<Stop> stop() {
    return stop(0);
  }

  /// The same of the flights that depart from a minute on.
  public Optional<Stop> stop(int from) {
    int people =
        problem.parties().stream()
            .filter(party -> party.mayGoTo(haven.id()))
            .mapToInt(Party::people)
            .min()
            .orElse(1);
    Optional<LiftPlan.Flight> first =
        flights.stream()
            .filter(flight -> flight.departs() >= from)
            .filter(flight -> lacking(flight.arrives(), people) > 0)
            .findFirst();
    return first.map(
        flight ->
            new Stop(
                flight.departs(),
                moments(flight.arrives(), people).stream()
                    .filter(this::isOver)
                    .mapToInt(HavenFlow.Moment::minute)
                    .findFirst()
                    .orElseThrow(),
                flights.stream()
                    .filter(later -> later.departs() > flight.departs())
                    .filter(later -> lacking(later.arrives(), people) == 0)
                    .mapToInt(LiftPlan.Flight::departs)
                    .findFirst()));
  }

  /// Whether the plan flies there at all.
  public boolean isServed() {
    return !flights.isEmpty();
  }
}
