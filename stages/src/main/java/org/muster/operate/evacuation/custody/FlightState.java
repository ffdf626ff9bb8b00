package org.muster.operate.evacuation.custody;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A flight and its list.
///
/// @param plan what was last said of it; empty where nobody planned it
/// @param plannedAt when that was said
/// @param listed whose names are on its list, by number
/// @param aboard who boarded and did not get off, also after it left
/// @param seatsUsed by those aboard
/// @param infants among those aboard
/// @param heads that the list was closed with
/// @param headsArrived counted at the haven
public record FlightState(
    String flight,
    Optional<Deed.Planned> plan,
    Optional<Instant> plannedAt,
    Step step,
    List<String> listed,
    List<String> aboard,
    int seatsUsed,
    int infants,
    OptionalInt heads,
    OptionalInt headsArrived,
    Optional<Instant> departedAt,
    Optional<Instant> arrivedAt,
    List<Discrepancy> odds) {

  /// How far it is.
  public enum Step {
    PLANNED("planned"),
    BOARDING("boarding"),
    CLOSED("list closed"),
    DEPARTED("in the air"),
    ARRIVED("arrived"),
    CANCELLED("does not go");

    private final String words;

    Step(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public FlightState {
    listed = List.copyOf(listed);
    aboard = List.copyOf(aboard);
    odds = List.copyOf(odds);
  }

  /// The haven of each flight, by its id; empty where nobody planned one.
  public static Map<String, String> havens(List<FlightState> flights) {
    Map<String, String> havens = new HashMap<>();
    flights.forEach(f -> havens.put(f.flight(), f.plan().map(Deed.Planned::haven).orElse("")));
    return havens;
  }

  /// Seats that nobody has.
  public int free() {
    return plan.map(p -> Math.max(0, p.seats() - seatsUsed)).orElse(0);
  }

  /// Whether its list may still be changed.
  public boolean isOpen() {
    return step == Step.PLANNED || step == Step.BOARDING;
  }
}
