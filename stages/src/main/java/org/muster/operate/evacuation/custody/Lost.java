package org.muster.operate.evacuation.custody;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who is to find at a moment. Time goes on in small steps, so that the answer is kept from one
/// question to the next and costs what changed between them.
final class Lost {
  private final TreeSet<Suspicion> all = new TreeSet<>(Suspicion.ORDER);

  /// How many suspicions each of them is under that hold at [#now].
  private final Map<String, Integer> people = new HashMap<>();

  private Instant now = Instant.MIN;

  /// Told of whoever becomes lost, or is lost no more.
  interface Told {
    void lost(String person, boolean is);
  }

  private final Told told;

  Lost(Told told) {
    this.told = told;
  }

  void add(Collection<Suspicion> fresh) {
    for (Suspicion suspicion : fresh) {
      if (all.add(suspicion) && !suspicion.from().isAfter(now)) {
        count(suspicion.person(), 1);
      }
    }
  }

  void remove(Collection<Suspicion> old) {
    for (Suspicion suspicion : old) {
      if (all.remove(suspicion) && !suspicion.from().isAfter(now)) {
        count(suspicion.person(), -1);
      }
    }
  }

  private void count(String person, int change) {
    int before = people.getOrDefault(person, 0);
    int after = before + change;
    if (after == 0) {
      people.remove(person);
    } else {
      people.put(person, after);
    }
    if ((before == 0) != (after == 0)) {
      told.lost(person, after > 0);
    }
  }

  boolean has(String person) {
    return people.containsKey(person);
  }

  int count() {
    return people.size();
  }

  void at(Instant moment) {
    if (moment.isAfter(now)) {
      List.copyOf(all.subSet(first(now), first(moment))).forEach(s -> count(s.person(), 1));
    } else if (moment.isBefore(now)) {
      List.copyOf(all.subSet(first(moment), first(now))).forEach(s -> count(s.person(), -1));
    }
    now = moment;
  }

  /// The least of all that come after a moment.
  private static Suspicion first(Instant moment) {
    return new Suspicion(moment.equals(Instant.MIN) ? moment : moment.plusNanos(1), "", "", "");
  }

  /// Those that hold now.
  List<Suspicion> ripe() {
    return List.copyOf(all.headSet(first(now)));
  }

  /// From when on each of them is to find.
  Map<String, Instant> people() {
    Map<String, Instant> since = new TreeMap<>();
    ripe().forEach(suspicion -> since.putIfAbsent(suspicion.person(), suspicion.from()));
    return since;
  }
}
