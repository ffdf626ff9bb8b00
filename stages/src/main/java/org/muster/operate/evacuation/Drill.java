package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.store.Trouble;

/// Puts made-up families on file, so that a control centre can be exercised and measured. Only in
/// an evacuation that says that everything in it is made up.
public final class Drill {
  private static final int AT_ONCE = 1000;
  private static final int LARGEST_FAMILY = 7;

  private final CustodyBook book;
  private final InstantSource clock;

  public Drill(CustodyBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  /// Registers so many people, in families, called `D-1.1`, `D-1.2`, `D-2.1`…
  ///
  /// @return how many are new
  public int register(Evacuation evacuation, Viewer viewer, int people, long seed) {
    if (!evacuation.illustrative()) {
      throw new Trouble(
          Trouble.Code.REFUSED, "a drill is for an evacuation in which everything is made up");
    }
    Random random = new Random(seed);
    Instant now = clock.instant();
    List<Sending> sendings = new ArrayList<>();
    Map<String, Particulars> files = new HashMap<>();
    int fresh = 0;
    int made = 0;
    for (int party = 1; made < people; party++) {
      int size = Math.min(1 + random.nextInt(LARGEST_FAMILY), people - made);
      String family = MadeUp.family(random);
      for (int i = 1; i <= size; i++) {
        String person = "D-" + party + "." + i;
        Sort sort = i <= 2 ? Sort.ADULT : i == LARGEST_FAMILY ? Sort.INFANT : Sort.MINOR;
        sendings.add(
            new Sending(
                "drill-" + seed + "-" + person.replace('.', '-'),
                0,
                now,
                "",
                new Deed.Registered(
                    person,
                    "D-" + party,
                    sort,
                    random.nextInt(200) == 0 ? Mobility.WHEELCHAIR : Mobility.WALKS,
                    sort.needsGuardian() ? "D-" + party + ".1" : "",
                    1 + random.nextInt(6)),
                ""));
        files.put(person, MadeUp.one(random, family, sort, 1940, 81));
        made++;
      }
      if (sendings.size() >= AT_ONCE || made == people) {
        fresh +=
            (int)
                book.writeAll(evacuation, viewer, sendings, files).stream()
                    .filter(answer -> answer.became() == Sending.Became.TAKEN)
                    .count();
        sendings.clear();
        files.clear();
      }
    }
    return fresh;
  }
}
