package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A roster as the rules look at it: what each person stands, tour by tour.
final class Watch {
  private final GuardProblem problem;
  private final GuardRoster roster;
  private final Map<String, GuardPost> posts = new HashMap<>();
  private final Map<String, GuardPerson> people = new HashMap<>();
  private final List<Standing> sound;
  private final SortedMap<String, List<GuardTour>> tours = new TreeMap<>();

  Watch(GuardProblem problem, GuardRoster roster) {
    this.problem = problem;
    this.roster = roster;
    problem.posts().forEach(post -> posts.put(post.id(), post));
    problem.people().forEach(person -> people.put(person.id(), person));
    sound = roster.standings().stream().filter(this::isSound).toList();
    record Key(String person, String clock, int day, int tour) {}
    Map<Key, List<Standing>> byTour = new LinkedHashMap<>();
    for (PastTour past : problem.past()) {
      byTour.put(new Key(past.person(), past.clock(), past.day(), past.tour()), new ArrayList<>());
    }
    for (Standing standing : roster.standings()) {
      GuardPost post = posts.get(standing.post());
      if (post != null && isSound(standing)) {
        Clock.Turn turn = problem.clockOf(post).turnAt(standing.from());
        byTour
            .computeIfAbsent(
                new Key(standing.person(), post.clock(), turn.day(), turn.tour()),
                k -> new ArrayList<>())
            .add(standing);
      }
    }
    byTour.forEach(
        (key, standings) -> {
          standings.sort(Comparator.comparingInt(Standing::from));
          tours
              .computeIfAbsent(key.person, p -> new ArrayList<>())
              .add(
                  new GuardTour(
                      key.person, problem.getClock(key.clock), key.day, key.tour, standings));
        });
    tours.values().forEach(all -> all.sort(Comparator.comparingInt(GuardTour::from)));
  }

  GuardProblem problem() {
    return problem;
  }

  List<Standing> standings() {
    return roster.standings();
  }

  Optional<GuardPost> findPost(String id) {
    return Optional.ofNullable(posts.get(id));
  }

  Optional<GuardPerson> findPerson(String id) {
    return Optional.ofNullable(people.get(id));
  }

  GuardPerson person(GuardTour tour) {
    return findPerson(tour.person()).orElseThrow();
  }

  GuardPost post(Standing standing) {
    return findPost(standing.post()).orElseThrow();
  }

  Seat seat(Standing standing) {
    return post(standing).seats().get(standing.seat());
  }

  /// The tours of each person, those before the horizon included, in order of time.
  Iterable<List<GuardTour>> byPerson() {
    return tours.values();
  }

  /// The tours of one person, those before the horizon included.
  List<GuardTour> of(String person) {
    return tours.getOrDefault(person, List.of());
  }

  /// The tours of the horizon.
  List<GuardTour> tours() {
    return tours.values().stream()
        .flatMap(List::stream)
        .filter(tour -> !tour.standings().isEmpty())
        .toList();
  }

  /// Standings on seats that there are, by people that there are.
  List<Standing> sound() {
    return sound;
  }

  private boolean isSound(Standing s) {
    GuardPost post = posts.get(s.post());
    return people.containsKey(s.person())
        && post != null
        && s.seat() >= 0
        && s.seat() < post.seats().size();
  }
}
