package org.muster.engine.duty.tour;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// How many people a resource has, slot by slot: a step function.
///
/// @param fromSlot people by the slot from which there are so many, up to the next entry; begins
///     with slot 0, and no entry repeats the one before
public record Strength(SortedMap<Integer, Integer> fromSlot) {
  public Strength {
    TreeMap<Integer, Integer> steps = new TreeMap<>();
    for (Map.Entry<Integer, Integer> step : new TreeMap<>(fromSlot).entrySet()) {
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
    fromSlot = Collections.unmodifiableSortedMap(steps);
  }

  /// Always as many.
  public static Strength of(int people) {
    return new Strength(new TreeMap<>(Map.of(0, people)));
  }

  /// So many from each slot on; an entry at slot 0 or before is needed.
  public static Strength steps(SortedMap<Integer, Integer> fromSlot) {
    return new Strength(fromSlot);
  }

  /// People in a slot; a slot before the first counts as the first.
  public int at(int slot) {
    return fromSlot.headMap(Math.max(0, slot) + 1).sequencedValues().getLast();
  }

  /// The least people in any slot of the window.
  public int least(Window window) {
    int least = at(window.from());
    for (int people : within(window).values()) {
      least = Math.min(least, people);
    }
    return least;
  }

  /// The most people in any slot of the window.
  public int most(Window window) {
    int most = at(window.from());
    for (int people : within(window).values()) {
      most = Math.max(most, people);
    }
    return most;
  }

  /// The most people that there ever are.
  public int most() {
    return fromSlot.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// The slots after the first of the window at which it changes.
  public TreeSet<Integer> cuts(Window window) {
    return new TreeSet<>(within(window).keySet());
  }

  private SortedMap<Integer, Integer> within(Window window) {
    int from = Math.max(0, window.from()) + 1;
    return from >= window.to() ? new TreeMap<>() : fromSlot.subMap(from, window.to());
  }

  /// One figure where it never changes, else each step.
  @Override
  public String toString() {
    return fromSlot.size() == 1 ? Integer.toString(at(0)) : fromSlot.toString();
  }
}
