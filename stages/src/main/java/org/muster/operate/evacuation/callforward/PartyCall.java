package org.muster.operate.evacuation.callforward;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.store.Sha256;

/// The code of a call that stands in the log of custody. What the code carries is made from the
/// event alone, so that two machines with the same log give and read the same codes.
public final class PartyCall {
  private PartyCall() {}

  /// What the code of a call carries.
  public static CallCode.Call of(CustodyEvent event, Deed.Called called) {
    Instant from = called.from().truncatedTo(ChronoUnit.MINUTES);
    long minutes = Math.clamp(Duration.between(from, called.until()).toMinutes(), 1, 0xFFFF);
    return new CallCode.Call(
        called.place().hashCode() & 0xFF, from, (int) minutes, number(event), serial(event));
  }

  /// The event of a code.
  ///
  /// @param calls of the log
  public static Optional<CustodyEvent> find(Collection<CustodyEvent> calls, CallCode.Call code) {
    return calls.stream()
        .filter(event -> number(event) == code.party() && serial(event) == code.serial())
        .filter(
            event -> event.deed() instanceof Deed.Called called && of(event, called).equals(code))
        .findFirst();
  }

  // The language fixes how a text is hashed; with the serial 55 bits tell calls apart.
  private static int number(CustodyEvent event) {
    return event.id().hashCode() & Integer.MAX_VALUE;
  }

  private static int serial(CustodyEvent event) {
    return Integer.parseInt(Sha256.of(event.id()).substring(0, 6), 16);
  }
}
