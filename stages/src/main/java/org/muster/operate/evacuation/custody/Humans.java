package org.muster.operate.evacuation.custody;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Which numbers are which human being, by the merges that stand.
final class Humans {
  private final Function<String, FlightFile> flights;
  private final Map<String, Human> byNumber = new HashMap<>();
  private final Map<String, CustodyEvent> merges = new HashMap<>();
  private final Map<String, Set<String>> unmerges = new HashMap<>();
  private final Map<String, Set<String>> mergesOf = new HashMap<>();

  Humans(Function<String, FlightFile> flights) {
    this.flights = flights;
  }

  /// Whoever has a number; somebody without an event where the log does not know them.
  Human get(String number) {
    Human known = byNumber.get(number);
    return known != null ? known : new Human(number, List.of(number), flights);
  }

  boolean knows(String number) {
    return byNumber.containsKey(number);
  }

  Human make(String number) {
    Human made = new Human(number, List.of(number), flights);
    byNumber.put(number, made);
    return made;
  }

  void forget(Human human) {
    human.numbers().forEach(byNumber::remove);
  }

  Collection<Human> all() {
    return new HashSet<>(byNumber.values());
  }

  /// Each human being once, in no order.
  void forEach(java.util.function.Consumer<Human> look) {
    byNumber.forEach(
        (number, human) -> {
          if (human.person().equals(number)) {
            look.accept(human);
          }
        });
  }

  void merge(CustodyEvent event) {
    merges.put(event.id(), event);
    event
        .deed()
        .persons()
        .forEach(p -> mergesOf.computeIfAbsent(p, k -> new HashSet<>()).add(event.id()));
  }

  void dropMerge(CustodyEvent event) {
    merges.remove(event.id());
    event
        .deed()
        .persons()
        .forEach(p -> mergesOf.getOrDefault(p, new HashSet<>()).remove(event.id()));
  }

  void unmerge(CustodyEvent event, Deed.Unmerged deed) {
    unmerges.computeIfAbsent(deed.merge(), k -> new HashSet<>()).add(event.id());
  }

  void dropUnmerge(CustodyEvent event, Deed.Unmerged deed) {
    unmerges.getOrDefault(deed.merge(), new HashSet<>()).remove(event.id());
  }

  /// The numbers that a merge joined.
  List<String> mergedBy(String merge) {
    CustodyEvent event = merges.get(merge);
    return event == null ? List.of() : event.deed().persons();
  }

  /// Every merge that stands.
  List<CustodyEvent> merges() {
    return merges.values().stream()
        .filter(event -> unmerges.getOrDefault(event.id(), Set.of()).isEmpty())
        .toList();
  }

  /// Merges of somebody that stand, and may be undone.
  List<CustodyEvent> standing(String number) {
    List<CustodyEvent> all = new ArrayList<>();
    for (String merge : mergesOf.getOrDefault(number, Set.of())) {
      CustodyEvent event = merges.get(merge);
      if (event != null && unmerges.getOrDefault(merge, Set.of()).isEmpty()) {
        all.add(event);
      }
    }
    return all;
  }

  /// Groups numbers anew.
  ///
  /// @param numbers all of the human beings that are concerned
  /// @param events theirs
  List<Human> regroup(Set<String> numbers, Collection<CustodyEvent> events) {
    List<Human> made = new ArrayList<>();
    Set<String> left = new TreeSet<>(numbers);
    while (!left.isEmpty()) {
      TreeSet<String> together = reach(left.iterator().next());
      left.removeAll(together);
      Human human = new Human(counts(together), together, flights);
      Map<String, CustodyEvent> own = new TreeMap<>();
      for (CustodyEvent event : events) {
        if (event.deed().persons().stream().anyMatch(together::contains)) {
          own.put(event.id(), event);
        }
      }
      if (own.isEmpty()) {
        together.forEach(byNumber::remove);
        continue;
      }
      human.fill(own.values());
      together.forEach(number -> byNumber.put(number, human));
      made.add(human);
    }
    return made;
  }

  private TreeSet<String> reach(String from) {
    TreeSet<String> together = new TreeSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(together);
    while (!open.isEmpty()) {
      for (CustodyEvent merge : standing(open.pop())) {
        for (String number : merge.deed().persons()) {
          if (together.add(number)) {
            open.push(number);
          }
        }
      }
    }
    return together;
  }

  /// The number that counts: one that is no duplicate; of several the first.
  private String counts(TreeSet<String> together) {
    TreeSet<String> stays = new TreeSet<>(together);
    for (String number : together) {
      for (CustodyEvent merge : standing(number)) {
        stays.remove(((Deed.Merged) merge.deed()).duplicate());
      }
    }
    return stays.isEmpty() ? together.first() : stays.first();
  }
}
