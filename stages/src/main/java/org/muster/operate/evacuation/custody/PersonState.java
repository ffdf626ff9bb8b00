package org.muster.operate.evacuation.custody;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where somebody stands.
///
/// @param person the number that counts, where several files are one human being
/// @param registered whether they are on file, and not only known from a scan
/// @param since when the log knows of them first
/// @param phase before it is asked whether they are to find
/// @param stop where they were scanned last inside, or the haven's door
/// @param station its code
/// @param seen when they were last seen by anybody
/// @param held why they are kept back; empty where they are not
/// @param listed flights on whose lists they are
/// @param aboard the flight that they sit in and that has not left
/// @param flown the flight that they left with
public record PersonState(
    String person,
    boolean registered,
    String party,
    Sort sort,
    Mobility mobility,
    String guardian,
    int priority,
    Instant since,
    Phase phase,
    Optional<Stop> stop,
    String station,
    Optional<Instant> seen,
    boolean passedGate,
    Optional<Deed.Called> call,
    Optional<Deed.Outcome> screening,
    String held,
    List<String> listed,
    String aboard,
    String flown,
    boolean seenAtArrival,
    String onward) {
  public PersonState {
    listed = List.copyOf(listed);
  }

  /// Whether they were called by that call, have not come, and nothing has ended it since.
  public boolean isExpectedBy(Deed.Called called) {
    return phase == Phase.CALLED && call.equals(Optional.of(called));
  }

  /// The priority of people who go together: that of its first, 1 first; 0 where nobody said.
  public static int priority(Collection<PersonState> people) {
    return people.stream().mapToInt(PersonState::priority).filter(p -> p > 0).min().orElse(0);
  }

  /// Seats that they need in an aircraft.
  public int seats() {
    return mobility.seats(sort);
  }
}
