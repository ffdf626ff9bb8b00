package org.muster.operate.guard;

import java.util.Map;
import java.util.stream.Collectors;
import org.muster.desk.Side;
import org.muster.store.Sha256;

/// The two halves of a joint guard. At the table of two keys the nation that is named first sits as
/// the nation, the other across from it.
///
/// @param first nation
/// @param second nation
public record Halves(String first, String second) {

  /// Where a nation sits.
  public Side side(String nation) {
    if (nation.equals(first)) {
      return Side.NATION;
    }
    if (nation.equals(second)) {
      return Side.ALLIANCE;
    }
    throw new IllegalArgumentException(nation + " is none of " + first + " and " + second);
  }

  /// Who sits there.
  public String nation(Side side) {
    return side == Side.NATION ? first : second;
  }

  /// Whether a nation is one of the two.
  public boolean has(String nation) {
    return nation.equals(first) || nation.equals(second);
  }

  /// What a nation's key is turned on: the lines of its own people.
  ///
  /// @param nations of people, by service number
  public static String digest(RosterText roster, String nation, Map<String, String> nations) {
    return Sha256.of(
        roster.lines().stream()
            .filter(line -> nation.equals(nations.get(line.person())))
            .map(RosterText.Line::toString)
            .collect(
                Collectors.joining(
                    "\n", nation + " " + roster.from() + " " + roster.days() + "\n", "")));
  }
}
