package org.muster.operate.evacuation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.operate.evacuation.callforward.CallCode;
import org.muster.operate.evacuation.callforward.PartyCall;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;

/// What a code of a call is worth at a gate now. It is used up when somebody of the call is scanned
/// in.
public sealed interface CallCheck {
  /// It is ours, its window is open, it is for this gate and nobody used it.
  record Good(String party) implements CallCheck {}

  /// It is none of ours, or something in it was changed or mistyped.
  record Forged() implements CallCheck {}

  /// The call was taken back, or they were called anew, or they have withdrawn.
  record Ended(String party) implements CallCheck {}

  /// Somebody came in by it.
  ///
  /// @param still of the party not yet in
  record Replayed(String party, Instant at, String station, int still) implements CallCheck {}

  /// Its window has closed.
  record Expired(String party, Instant until) implements CallCheck {}

  /// Its window is not yet open.
  record Early(String party, Instant from) implements CallCheck {}

  /// It is for another gate.
  record Elsewhere(String party, String place) implements CallCheck {}

  /// Looks at a code that was read or typed.
  ///
  /// @param station of the device that read it; lanes of a gate are called like the gate and a dash
  static CallCheck of(Custody custody, String code, byte[] key, Instant now, String station) {
    Optional<CustodyEvent> found =
        CallCode.read(code, key).flatMap(call -> PartyCall.find(custody.newestCalls(), call));
    if (found.isEmpty() || !(found.get().deed() instanceof Deed.Called called)) {
      // A call that was corrected away is told from a forged one.
      return CallCode.read(code, key).isPresent() ? new Ended("") : new Forged();
    }
    CustodyEvent event = found.get();
    List<PersonState> people =
        called.persons().stream().flatMap(p -> custody.findPerson(p).stream()).toList();
    String party = people.getFirst().party();
    Optional<CustodyEvent> used =
        called.persons().stream()
            .flatMap(p -> CallRate.findCame(custody, event, p).stream())
            .min(CustodyEvent.ORDER);
    if (used.isPresent()) {
      int still = (int) people.stream().filter(p -> p.phase() == Phase.CALLED).count();
      return new Replayed(party, used.get().when(), used.get().station(), still);
    }
    if (people.stream().noneMatch(p -> p.isExpectedBy(called))) {
      return new Ended(party);
    }
    if (!now.isBefore(called.until())) {
      return new Expired(party, called.until());
    }
    if (now.isBefore(called.from())) {
      return new Early(party, called.from());
    }
    return station.equals(called.place()) || station.startsWith(called.place() + "-")
        ? new Good(party)
        : new Elsewhere(party, called.place());
  }
}
