package org.muster.operate.evacuation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;

/// The calls to one place in one window.
///
/// @param people called
/// @param came of these
/// @param expected who have not come, and whose call stands
/// @param closed whether the window has closed
public record CallWave(
    String place,
    Instant from,
    Instant until,
    int parties,
    int people,
    int came,
    int expected,
    boolean closed) {
  private static final int MOST = 30;

  private record Key(String place, Instant from, Instant until) {}

  /// The newest, the last called first.
  static List<CallWave> newest(Custody custody, Instant now) {
    Map<Key, int[]> waves = new LinkedHashMap<>();
    for (CustodyEvent event : custody.newestCalls()) {
      if (!(event.deed() instanceof Deed.Called called)) {
        continue;
      }
      Key key = new Key(called.place(), called.from(), called.until());
      if (!waves.containsKey(key) && waves.size() == MOST) {
        break;
      }
      int[] counts = waves.computeIfAbsent(key, k -> new int[4]);
      counts[0]++;
      for (String person : called.persons()) {
        counts[1]++;
        counts[2] += CallRate.findCame(custody, event, person).isPresent() ? 1 : 0;
        counts[3] +=
            custody.findPerson(person).filter(p -> p.isExpectedBy(called)).isPresent() ? 1 : 0;
      }
    }
    List<CallWave> all = new ArrayList<>();
    waves.forEach(
        (key, counts) ->
            all.add(
                new CallWave(
                    key.place,
                    key.from,
                    key.until,
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3],
                    !key.until.isAfter(now))));
    return all;
  }
}
