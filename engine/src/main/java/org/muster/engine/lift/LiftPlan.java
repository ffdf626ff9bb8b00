package org.muster.engine.lift;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.muster.engine.text.Json;

/// A plan for a lift.
///
/// @param passages who passes which gate when
/// @param flights who flies; those of one aircraft in the order in which it flies them
/// @param left who is left behind
/// @param cost as the plan claims it, in weighted person-hours
/// @param bound as the plan claims it: no plan costs less
public record LiftPlan(
    List<Passage> passages,
    List<Flight> flights,
    List<Left> left,
    OptionalDouble cost,
    OptionalDouble bound,
    Others others) {
  public LiftPlan {
    passages = List.copyOf(passages);
    flights = List.copyOf(flights);
    left = List.copyOf(left);
  }

  /// A party passes a gate.
  public record Passage(String party, String gate, int minute) {}

  /// A round trip of an aircraft: from a haven to the airfield and to a haven.
  ///
  /// @param lands at the airfield
  /// @param departs from the airfield
  /// @param arrives at the haven `to`
  public record Flight(
      String aircraft,
      String from,
      int lands,
      int departs,
      String to,
      int arrives,
      List<String> parties) {
    public Flight {
      parties = List.copyOf(parties);
    }
  }

  /// A party is left behind.
  ///
  /// @param reason for a person
  public record Left(String party, String reason) {}

  /// The passage of each party that goes.
  public Map<String, Passage> passagesByParty() {
    Map<String, Passage> byParty = new HashMap<>();
    passages.forEach(passage -> byParty.put(passage.party(), passage));
    return byParty;
  }

  /// The same plan with the prices that prove its bound.
  public LiftPlan proven(LiftPrices prices) {
    return with(Map.of(LiftPrices.FIELD, prices.written()));
  }

  /// The same plan with fields beside its own, or in their place.
  public LiftPlan with(Map<String, Json> more) {
    Map<String, Json> fields = new LinkedHashMap<>(others.fields());
    fields.putAll(more);
    return new LiftPlan(passages, flights, left, cost, bound, new Others(fields));
  }

  /// The prices that prove its bound, if it carries any.
  ///
  /// @throws org.muster.engine.text.TextException where they are not in order
  public Optional<LiftPrices> prices(LiftProblem problem) {
    return Optional.ofNullable(others.fields().get(LiftPrices.FIELD))
        .map(value -> LiftPrices.read(problem, "the plan", value));
  }

  /// The same plan with its figures.
  public LiftPlan costing(double newCost, OptionalDouble newBound) {
    return new LiftPlan(passages, flights, left, OptionalDouble.of(newCost), newBound, others);
  }
}
