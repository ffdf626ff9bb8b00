package org.muster.operate.evacuation.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// People who travel together.
///
/// @param members by number, in the order of their numbers
public record PartyState(
    String party, List<String> members, List<Reunion> reunions, List<Discrepancy> odds) {
  public PartyState {
    members = List.copyOf(members);
    reunions = List.copyOf(reunions);
    odds = List.copyOf(odds);
  }

  /// A task that an officer's split opens. Nothing but scans of all of them at one place closes it.
  ///
  /// @param split id of the event that parted them
  /// @param persons who went another way
  /// @param unseen of the family, whose last scan is at another place than most; empty where it
  ///     may be closed
  /// @param closed when it was
  public record Reunion(
      String split,
      String party,
      List<String> persons,
      String guardian,
      String officer,
      String reason,
      Instant opened,
      List<String> unseen,
      Optional<Instant> closed) {
    public Reunion {
      persons = List.copyOf(persons);
      unseen = List.copyOf(unseen);
    }

    /// Whether an officer may say now that they are together.
    public boolean mayClose() {
      return closed.isEmpty() && unseen.isEmpty();
    }
  }
}
