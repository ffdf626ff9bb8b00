package org.muster.operate.evacuation.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.PersonState;

/// What a table of means names and the evacuation does not know. Whoever is called to such a gate
/// is let in nowhere, and such a limit binds nobody.
final class LiftStrangers {
  /// Lanes of a gate are called like it and this.
  private static final String LANE = "-";

  private LiftStrangers() {}

  /// Each in a sentence.
  ///
  /// @param gates on file, by code; while there is none any may be meant
  static List<String> of(LiftMeans means, Custody custody, SortedSet<String> gates) {
    List<String> wrong = new ArrayList<>();
    for (LiftMeans.Gate gate : means.gates()) {
      String code = gate.code();
      if (!gates.isEmpty()
          && gates.stream().noneMatch(one -> one.equals(code) || one.startsWith(code + LANE))) {
        wrong.add("Gate " + code + " is not on file; these are: " + String.join(", ", gates) + ".");
      }
    }
    for (LiftMeans.Limit limit : means.limits()) {
      String party = limit.party();
      if (custody.findParty(party).isEmpty()) {
        Optional<PersonState> person = custody.findPerson(party);
        wrong.add(
            person
                .map(
                    one ->
                        party
                            + " is a person of party "
                            + one.party()
                            + "; the table limits whole parties.")
                .orElse("Party " + party + " is not on file, and the table limits it."));
      }
    }
    return wrong;
  }
}
