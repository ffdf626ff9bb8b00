package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// Seats that ask for the same: one demand until they are handed out.
///
/// @param index among the problem's families
/// @param clock by which they are relieved
/// @param asks what each asks for
/// @param tasks done on their posts
/// @param first whether they are the first seats of their posts, which no novice holds
/// @param weight of their posts
/// @param places the seats
record Family(
    int index,
    Clock clock,
    Seat asks,
    SortedSet<String> tasks,
    boolean first,
    int weight,
    List<Place> places) {

  Family {
    places = List.copyOf(places);
  }

  /// One seat.
  record Place(GuardPost post, int seat) {}

  /// What makes seats the same.
  private record Key(String clock, Seat asks, SortedSet<String> tasks, boolean first, int weight) {
    static Key of(GuardPost post, int seat) {
      return new Key(post.clock(), post.seats().get(seat), post.tasks(), seat == 0, post.weight());
    }
  }

  /// Whether two seats ask for the same.
  static boolean same(GuardPost one, int seat, GuardPost other, int otherSeat) {
    return Key.of(one, seat).equals(Key.of(other, otherSeat));
  }

  /// The families of a problem, in the order of their first posts.
  static List<Family> all(GuardProblem problem) {
    Map<Key, List<Place>> found = new LinkedHashMap<>();
    for (GuardPost post : problem.posts()) {
      for (int seat = 0; seat < post.seats().size(); seat++) {
        found
            .computeIfAbsent(Key.of(post, seat), k -> new ArrayList<>())
            .add(new Place(post, seat));
      }
    }
    List<Family> families = new ArrayList<>();
    found.forEach(
        (key, places) ->
            families.add(
                new Family(
                    families.size(),
                    problem.getClock(key.clock),
                    key.asks,
                    key.tasks,
                    key.first,
                    key.weight,
                    places)));
    return families;
  }

  /// The seats that are asked for in a turn.
  List<Place> open(GuardProblem problem, int from) {
    return places.stream().filter(place -> place.post().isOpen(problem.start(), from)).toList();
  }

  /// Whether a person may stand here throughout a tour.
  boolean fits(GuardPerson person, int from, int until) {
    boolean able =
        (asks.nation().isEmpty() || asks.nation().equals(person.nation()))
            && person.rank() >= asks.minRank()
            && !(first && person.novice())
            && person.weapons().containsAll(asks.weapons())
            && person.languages().containsAll(asks.languages())
            && person.isThere(from, until);
    for (String qualification : asks.qualifications()) {
      able &= person.qualifications().getOrDefault(qualification, Integer.MIN_VALUE) >= until;
    }
    for (GuardCaveat caveat : person.caveats()) {
      able &= !tasks.contains(caveat.task()) || caveat.until() <= from || until <= caveat.from();
    }
    return able;
  }
}
