package org.muster.operate.evacuation.lift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.plan.LiftReasons;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;

/// What planning again with a unit more of the scarcest thing, in every hour, saved: beside what
/// the prices say of it.
///
/// @param which as in [LiftBottleneck]
/// @param saved weighted person-hours; a longer search could find more
/// @param atMost what it could save at most: the plan's cost less the bound with it
public record LiftWorth(LiftBottleneck.Kind kind, String which, long saved, long atMost) {
  private static final int MORE = 10;

  /// Steps of planning again, by the size of the lift.
  private static final int FEWEST_STEPS = 300;

  private static final int MOST_STEPS = 4000;
  private static final int STEPS_AND_PARTIES = 4_000_000;

  /// Of the scarcest thing of a plan, if anything is scarce.
  ///
  /// @param stop asked often: once true nothing comes of it
  static Optional<LiftWorth> of(Lift lift, long seed, BooleanSupplier stop) {
    return LiftBottleneck.summed(LiftBottleneck.of(lift)).stream()
        .findFirst()
        .flatMap(first -> of(lift, first, seed, stop));
  }

  private static Optional<LiftWorth> of(
      Lift lift, LiftBottleneck.Summed first, long seed, BooleanSupplier stop) {
    LiftProblem more = more(lift.problem(), first.kind(), first.which());
    OptionalDouble saved =
        new LiftReasons(lift.problem(), lift.plan(), Optional.empty())
            .saved(more, steps(lift.problem()), seed, stop);
    if (saved.isEmpty()) {
      return Optional.empty();
    }
    double cost = lift.plan().cost().orElse(0);
    double bound =
        lift.plan().prices(lift.problem()).map(prices -> prove(more, prices, first)).orElse(0.0);
    return Optional.of(
        new LiftWorth(
            first.kind(),
            first.which(),
            Math.round(saved.getAsDouble()),
            Math.round(Math.ceil(cost - Math.clamp(bound, 0, cost)))));
  }

  /// The prices of the plan prove a bound with a unit more as well; seats are priced by how many
  /// an aircraft has.
  private static double prove(LiftProblem more, LiftPrices prices, LiftBottleneck.Summed first) {
    if (first.kind() != LiftBottleneck.Kind.SEATS) {
      return LiftProof.prove(more, prices);
    }
    int seats = Integer.parseInt(first.which());
    // Others may have had as many as these have now: whichever prices prove more.
    return Math.max(
        LiftProof.prove(more, prices), LiftProof.prove(more, prices.reseated(seats, seats + MORE)));
  }

  /// Whether it is of that thing.
  public boolean isOf(LiftBottleneck.Summed thing) {
    return kind == thing.kind() && which.equals(thing.which());
  }

  Json written() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("kind", new Json.Text(kind.name(), 0));
    fields.put("which", new Json.Text(which, 0));
    fields.put("saved", new Json.Whole(saved, 0));
    fields.put("atMost", new Json.Whole(atMost, 0));
    return new Json.Members(fields, 0);
  }

  static LiftWorth read(Fields f) {
    return new LiftWorth(
        LiftBottleneck.Kind.valueOf(f.text("kind")),
        f.text("which"),
        (long) f.number("saved"),
        (long) f.number("atMost"));
  }

  private static int steps(LiftProblem problem) {
    return Math.clamp(
        STEPS_AND_PARTIES / Math.max(1, problem.parties().size()), FEWEST_STEPS, MOST_STEPS);
  }

  /// The problem with a unit more.
  static LiftProblem more(LiftProblem problem, LiftBottleneck.Kind kind, String which) {
    Airfield field = problem.airfield();
    List<Gate> gates = new ArrayList<>(problem.gates());
    List<Haven> havens = new ArrayList<>(problem.havens());
    List<Aircraft> fleet = new ArrayList<>(problem.fleet());
    switch (kind) {
      case GATE ->
          gates.replaceAll(
              gate -> Lift.gateCode(gate.id()).equals(which) ? gate.faster(MORE) : gate);
      case HAVEN ->
          havens.replaceAll(
              haven -> haven.id().equals(which) ? haven.holding(haven.capacity() + MORE) : haven);
      case SEATS ->
          fleet.replaceAll(
              one -> Integer.toString(one.seats()).equals(which) ? one.roomier(MORE) : one);
      case HOLDING -> field = field.roomier(0, MORE);
      case STANDS -> field = field.roomier(1, 0);
      case HAVEN_STANDS ->
          havens.replaceAll(haven -> haven.id().equals(which) ? haven.roomier(1) : haven);
    }
    return problem.with(field, gates, havens, fleet, problem.parties());
  }
}
