package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.operate.evacuation.custody.Deed;

/// Who goes together: a party, or the part of one that an officer parted from the rest.
///
/// @param id the party's number; with a stroke and a number where it is a part of it
/// @param persons who are still here, by number
/// @param seats that they need, of which infants have none
/// @param priority the highest of them, 1 first; 0 where nobody said
/// @param seen when the last of them was seen by anybody
/// @param call that stands and whose window is not over
/// @param screened whether all of them passed the screening
public record LiftParty(
    String id,
    String party,
    List<String> persons,
    int seats,
    int priority,
    Where where,
    Optional<Instant> seen,
    Optional<Deed.Called> call,
    boolean screened) {
  public LiftParty {
    persons = List.copyOf(persons);
  }

  /// Where they are.
  public enum Where {
    /// Outside and not called, or called and not come.
    WAITING,
    CALLED,
    INSIDE
  }

  public int heads() {
    return persons.size();
  }

  /// Places that they take everywhere: the lift knows one number of people, so a wheelchair
  /// counts twice at the gate as well, and an infant once in the aircraft.
  public int places() {
    return Math.max(heads(), seats);
  }
}
