package org.muster.operate.evacuation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.operate.evacuation.callforward.ShowRate;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;

/// The share of those called who come, as the log tells it: a call whose window has closed is
/// judged by who of it was scanned in at a gate.
///
/// @param rate as it is believed now
/// @param people of the calls that were judged
/// @param came of these
public record CallRate(ShowRate rate, int people, int came) {
  /// Older calls weigh less than a thousandth.
  private static final int MOST_PEOPLE = 10_000;

  static CallRate of(Custody custody, Instant now) {
    List<int[]> judged = new ArrayList<>();
    int people = 0;
    int came = 0;
    for (CustodyEvent event : custody.newestCalls()) {
      if (event.deed() instanceof Deed.Called called && !called.until().isAfter(now)) {
        int of =
            (int)
                called.persons().stream()
                    .filter(p -> findCame(custody, event, p).isPresent())
                    .count();
        judged.add(new int[] {called.persons().size(), of});
        people += called.persons().size();
        came += of;
      }
      if (people >= MOST_PEOPLE) {
        break;
      }
    }
    ShowRate rate = ShowRate.BELIEVED;
    for (int[] one : judged.reversed()) {
      rate = rate.after(one[0], one[1]);
    }
    return new CallRate(rate, people, came);
  }

  /// The gate scan by which somebody followed a call: the first between it and what came after it,
  /// another call or the end of this one.
  static Optional<CustodyEvent> findCame(Custody custody, CustodyEvent call, String person) {
    for (CustodyEvent event : custody.eventsOf(person)) {
      if (CustodyEvent.ORDER.compare(event, call) <= 0) {
        continue;
      }
      Deed deed = event.deed();
      if (deed instanceof Deed.Scanned d && d.stop() == Stop.GATE && !d.out()) {
        return Optional.of(event);
      }
      if (deed instanceof Deed.Called || deed instanceof Deed.Lapsed) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
