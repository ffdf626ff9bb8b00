package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.muster.engine.lift.LiftPlan;

/// How many of those who were told something must be told something else, whatever is planned.
final class LeastChanges {
  private static final long PARTS = GoingOn.PARTS;

  private final OldPlan old;
  private final Instance in;

  LeastChanges(OldPlan old) {
    this.old = old;
    in = old.in;
  }

  /// Changes that no plan avoids: parties whose gate minute or flight cannot be; and in each
  /// hour of a gate as many of the others as must go for the rest to pass, or at each haven as many
  /// as must for the rest to have beds, whichever are more in all.
  int count() {
    int surely = 0;
    int atGates = 0;
    Map<Integer, List<Integer>> byCell = new HashMap<>();
    Map<LiftPlan.Flight, List<Integer>> byFlight = new IdentityHashMap<>();
    for (LiftPlan.Passage passage : old.plan.passages()) {
      int p = old.party(passage.party());
      LiftPlan.Flight was = old.flightOf(passage.party());
      if (was == null || was.departs() < old.now) {
        continue;
      }
      int g = old.gate(passage.gate());
      int hour = passage.minute() / Instance.HOUR;
      boolean gateGone =
          passage.minute() >= old.now
              && in.earliestIn(g, hour, passage.minute()) != passage.minute();
      if (gateGone || old.isGone(was, old.notBefore)) {
        surely++;
        continue;
      }
      byFlight.computeIfAbsent(was, flight -> new ArrayList<>()).add(in.people[p]);
      if (passage.minute() >= old.now) {
        byCell.computeIfAbsent(g * in.hours + hour, cell -> new ArrayList<>()).add(in.people[p]);
      }
    }
    int[] passed = passed();
    for (Map.Entry<Integer, List<Integer>> cell : byCell.entrySet()) {
      int over =
          cell.getValue().stream().mapToInt(people -> people).sum()
              - Math.max(0, in.quota[cell.getKey()] - passed[cell.getKey()]);
      atGates += fewest(cell.getValue(), over);
    }
    int atHavens = 0;
    for (int v = 0; v < in.havens; v++) {
      atHavens += changesAtHaven(v, byFlight);
    }
    return surely + Math.max(atGates, atHavens);
  }

  /// The fewest parties of so many people that are that many together, or all.
  private static int fewest(List<Integer> parties, long people) {
    List<Integer> largest = new ArrayList<>(parties);
    largest.sort(Comparator.reverseOrder());
    long over = people;
    int count = 0;
    for (int i = 0; i < largest.size() && over > 0; i++) {
      over -= largest.get(i);
      count++;
    }
    return count;
  }

  /// Of those who were promised a flight to a haven, as many as must go elsewhere or at another
  /// time: whatever arrives there within a while is at most its beds and what it sends onward
  /// meanwhile.
  ///
  /// @param kept by flight, the people of each party for whom nothing else stands in the way
  private int changesAtHaven(int v, Map<LiftPlan.Flight, List<Integer>> kept) {
    List<LiftPlan.Flight> arriving =
        old.plan.flights().stream()
            .filter(flight -> old.haven(flight.to()) == v)
            .filter(flight -> flight.departs() < old.now || kept.containsKey(flight))
            .sorted(Comparator.comparingInt(LiftPlan.Flight::arrives))
            .toList();
    long most = 0;
    int from = 0;
    int to = 0;
    int start = 0;
    long sum = 0;
    // The stretch whose arrivals are most above what the haven takes: begun anew where the haven
    // would be empty.
    for (int i = 0; i < arriving.size(); i++) {
      if (i > 0) {
        sum -= in.goingOn[v].gone(arriving.get(i - 1).arrives(), arriving.get(i).arrives());
      }
      if (sum <= 0) {
        sum = 0;
        start = i;
      }
      sum += PARTS * people(arriving.get(i), kept);
      if (sum > most) {
        most = sum;
        from = start;
        to = i;
      }
    }
    long over = Math.ceilDiv(most - PARTS * in.capacity[v], PARTS);
    List<Integer> movable = new ArrayList<>();
    for (int i = from; i <= to && i < arriving.size(); i++) {
      if (arriving.get(i).departs() >= old.now) {
        movable.addAll(kept.getOrDefault(arriving.get(i), List.of()));
      }
    }
    return fewest(movable, over);
  }

  private long people(LiftPlan.Flight flight, Map<LiftPlan.Flight, List<Integer>> kept) {
    return flight.departs() < old.now
        ? flight.parties().stream().mapToLong(id -> in.people[old.party(id)]).sum()
        : kept.getOrDefault(flight, List.of()).stream().mapToLong(one -> one).sum();
  }

  /// By gate and hour: people who have passed there.
  private int[] passed() {
    int[] people = new int[in.gates * in.hours];
    for (LiftPlan.Passage passage : old.plan.passages()) {
      if (passage.minute() < old.now) {
        people[old.gate(passage.gate()) * in.hours + passage.minute() / Instance.HOUR] +=
            in.people[old.party(passage.party())];
      }
    }
    return people;
  }
}
