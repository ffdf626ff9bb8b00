package org.muster.desk;

import java.util.Optional;
import org.muster.access.Role;
import org.muster.access.Viewer;

/// Where somebody sits at a nation's table: for which side they write, and for which they sign.
///
/// @param writes the side that they write for; empty for whoever only reads
/// @param signs the side that they sign for
/// @param ally the Ally that they speak for in the talks, to reserve and nothing else
public record Seat(Optional<Side> writes, Optional<Side> signs, Optional<String> ally) {

  /// The viewer's seat at a nation's table.
  public static Seat of(Viewer viewer, String nation) {
    if (!(viewer instanceof Viewer.Person person)) {
      return new Seat(Optional.empty(), Optional.empty(), Optional.empty());
    }
    if (person.body().equals(nation)) {
      return new Seat(
          side(Side.NATION, person.acts(Role.NATIONAL_PLANNER)),
          side(Side.NATION, person.acts(Role.NATIONAL_APPROVER)),
          Optional.empty());
    }
    return new Seat(
        side(Side.ALLIANCE, person.acts(Role.ALLIANCE_DESK_OFFICER)),
        side(Side.ALLIANCE, person.acts(Role.ALLIANCE_APPROVER)),
        Optional.of(person.body()).filter(body -> person.acts(Role.ALLY_REPRESENTATIVE)));
  }

  private static Optional<Side> side(Side side, boolean sits) {
    return sits ? Optional.of(side) : Optional.empty();
  }

  /// Whether they sit on neither side.
  public boolean isGuest() {
    return writes.isEmpty() && signs.isEmpty();
  }

  /// The side that they sit on, to write or to sign.
  public Optional<Side> findSide() {
    return writes.or(() -> signs);
  }

  /// Whose a reservation of theirs would be; empty for whoever cannot make one.
  public Optional<Reserver> findReserver() {
    return writes.map(Reserver::of).or(() -> ally.map(Reserver::ofAlly));
  }

  /// Whether they write for that side.
  public boolean writesFor(Side side) {
    return writes.equals(Optional.of(side));
  }
}
