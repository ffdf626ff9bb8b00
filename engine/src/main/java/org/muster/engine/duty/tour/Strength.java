package org.muster.engine.duty.tour;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// How many people a resource has, slot by slot: a step function. It is asked millions of times
/// while networks are compiled.
public final class Strength {
  /// Slots from which there are so many people, ascending from 0.
  private final int[] from;

  private final int[] people;

  private Strength(SortedMap<Integer, Integer> steps) {
    from = steps.keySet().stream().mapToInt(Integer::intValue).toArray();
    people = steps.values().stream().mapToInt(Integer::intValue).toArray();
  }

  /// Always as many.
  public static Strength of(int people) {
    return steps(new TreeMap<>(Map.of(0, people)));
  }

  /// So many from each slot on, up to the next entry.
  ///
  /// @param fromSlot people by slot; an entry at slot 0 or before is needed
  /// @throws IllegalArgumentException where there is none, or a strength is below 0
  public static Strength steps(SortedMap<Integer, Integer> fromSlot) {
    TreeMap<Integer, Integer> steps = new TreeMap<>();
    for (Map.Entry<Integer, Integer> step : fromSlot.entrySet()) {
      int people = step.getValue();
      if (people < 0) {
        throw new IllegalArgumentException(
            "A strength of " + people + " from slot " + step.getKey() + ".");
      }
      int from = Math.max(0, step.getKey());
      Map.Entry<Integer, Integer> last = steps.lowerEntry(from);
      if (last == null || last.getValue() != people) {
        steps.put(from, people);
      } else {
        steps.remove(from);
      }
    }
    if (steps.isEmpty() || steps.firstKey() != 0) {
      throw new IllegalArgumentException("A strength says from slot 0 how many there are.");
    }
    return new Strength(steps);
  }

  /// People by the slot from which there are so many; no entry repeats the one before.
  public SortedMap<Integer, Integer> fromSlot() {
    TreeMap<Integer, Integer> steps = new TreeMap<>();
    for (int i = 0; i < from.length; i++) {
      steps.put(from[i], people[i]);
    }
    return steps;
  }

  /// Whether it never changes.
  public boolean isSteady() {
    return from.length == 1;
  }

  /// People in a slot; a slot before the first counts as the first.
  public int at(int slot) {
    return people[step(slot)];
  }

  /// The step that a slot lies in.
  private int step(int slot) {
    int step = from.length - 1;
    while (step > 0 && from[step] > slot) {
      step--;
    }
    return step;
  }

  /// The least people in any slot of the window.
  public int least(Window window) {
    int least = at(window.from());
    for (int step = step(window.from()) + 1; isBefore(step, window.to()); step++) {
      least = Math.min(least, people[step]);
    }
    return least;
  }

  /// The most people in any slot of the window.
  public int most(Window window) {
    int most = at(window.from());
    for (int step = step(window.from()) + 1; isBefore(step, window.to()); step++) {
      most = Math.max(most, people[step]);
    }
    return most;
  }

  private boolean isBefore(int step, int slot) {
    return step < from.length && from[step] < slot;
  }

  /// The most people that there ever are.
  public int most() {
    return Arrays.stream(people).max().orElseThrow();
  }

  /// The slots after the first of the window at which it changes.
  public TreeSet<Integer> cuts(Window window) {
    TreeSet<Integer> cuts = new TreeSet<>();
    for (int step = step(window.from()) + 1; isBefore(step, window.to()); step++) {
      cuts.add(from[step]);
    }
    return cuts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Strength that
        && Arrays.equals(from, that.from)
        && Arrays.equals(people, that.people);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(from) + Arrays.hashCode(people);
  }

  /// One figure where it never changes, else each step.
  @Override
  public String toString() {
    return isSteady() ? Integer.toString(people[0]) : fromSlot().toString();
  }
}
