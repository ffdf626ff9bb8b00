package org.muster.engine.duty.guard;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A guard roster to be made: posts, people, terms, and what came before. The roster is of the
/// tours that begin on the days of the horizon; hours are counted from its first midnight.
///
/// @param start date of day zero
/// @param days of the horizon
/// @param ledger what each has borne before the horizon; at most one row a person
/// @param past tours that began before it
/// @param published what was published, and is to be changed as little as may be; empty for nothing
public record GuardProblem(
    LocalDate start,
    int days,
    GuardTerms terms,
    GuardPrices prices,
    List<Clock> clocks,
    List<GuardPost> posts,
    List<GuardPerson> people,
    List<Burdens> ledger,
    List<PastTour> past,
    Optional<GuardRoster> published) {

  /// Days beyond which a horizon is a mistake rather than a roster.
  private static final int MOST_DAYS = 400;

  public GuardProblem {
    clocks = List.copyOf(clocks);
    posts = List.copyOf(posts);
    people = List.copyOf(people);
    ledger = List.copyOf(ledger);
    past = List.copyOf(past);
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("A horizon has 1 to " + MOST_DAYS + " days, was " + days);
    }
    Map<String, Clock> byId = once("clock", clocks, Clock::id);
    once("post", posts, GuardPost::id);
    Set<String> known = once("person", people, GuardPerson::id).keySet();
    once("ledger row of", ledger, Burdens::person);
    for (GuardPost post : posts) {
      Clock clock = byId.get(post.clock());
      if (clock == null) {
        throw new IllegalArgumentException(
            "Post " + post.id() + " goes by a clock " + post.clock() + " that there is not");
      }
      if ((post.kind() == PostKind.QRF) != clock.reserve()) {
        throw new IllegalArgumentException(
            "Post "
                + post.id()
                + " goes by clock "
                + clock.id()
                + ": a quick reaction force, and nothing else, goes by a reserve's clock");
      }
      for (Opening opening : post.openings()) {
        if (!opening.wholeDays()
            && !(onTurn(clock, opening.fromHour()) && onTurn(clock, opening.untilHour()))) {
          throw new IllegalArgumentException(
              "Post "
                  + post.id()
                  + " opens from "
                  + opening.fromHour()
                  + " to "
                  + opening.untilHour()
                  + ", which is not when turns of clock "
                  + clock.id()
                  + " begin. Maybe open it with the turn before");
        }
      }
    }
    Set<PastTour> seen = new HashSet<>();
    for (PastTour tour : past) {
      Clock clock = byId.get(tour.clock());
      if (clock == null || tour.tour() >= clock.tours() || !known.contains(tour.person())) {
        throw new IllegalArgumentException(
            "Past tour of " + tour.person() + " by clock " + tour.clock() + " names what is not");
      }
      if (!seen.add(tour)) {
        throw new IllegalArgumentException("A past tour of " + tour.person() + " is told twice");
      }
    }
    for (Burdens row : ledger) {
      if (!known.contains(row.person())) {
        throw new IllegalArgumentException(
            "The ledger has a row of " + row.person() + ", who is not of the force");
      }
    }
  }

  private static boolean onTurn(Clock clock, int hour) {
    return Math.floorMod(hour - clock.startHour(), clock.onHours()) == 0;
  }

  private static <T> Map<String, T> once(String what, List<T> all, Function<T, String> id) {
    Map<String, T> found = new HashMap<>();
    for (T one : all) {
      if (found.put(id.apply(one), one) != null) {
        throw new IllegalArgumentException("Two of " + what + " " + id.apply(one));
      }
    }
    return found;
  }

  /// The clock of that id.
  public Clock getClock(String id) {
    return clocks.stream()
        .filter(clock -> clock.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no clock " + id));
  }

  /// The clock of a post.
  public Clock clockOf(GuardPost post) {
    return getClock(post.clock());
  }

  /// The post of that id.
  public Optional<GuardPost> findPost(String id) {
    return posts.stream().filter(post -> post.id().equals(id)).findFirst();
  }

  /// The person of that id.
  public Optional<GuardPerson> findPerson(String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /// Whether a day is one of the weekend.
  public boolean weekend(int day) {
    return terms.weekend().contains(start.plusDays(day).getDayOfWeek());
  }

  /// Whether a day is a holiday of the nation.
  public boolean holiday(String nation, int day) {
    return terms.holidays().getOrDefault(nation, new java.util.TreeSet<>()).contains(day);
  }

  /// What a person had borne before the horizon.
  public Burdens carried(String person) {
    return ledger.stream()
        .filter(row -> row.person().equals(person))
        .findFirst()
        .orElse(Burdens.none(person));
  }

  /// Days of the horizon with an hour in which the person is there.
  public int daysThere(GuardPerson person) {
    int there = 0;
    for (int day = 0; day < days; day++) {
      there += person.isThere(day * Clock.DAY, (day + 1) * Clock.DAY) ? 1 : 0;
    }
    return there;
  }

  /// Whether a turn is one that the roster is about: its tour begins within the horizon and the
  /// post is open in its first hour.
  public boolean asked(GuardPost post, int from) {
    return clockOf(post)
        .findTurnFrom(from)
        .map(turn -> turn.day() >= 0 && turn.day() < days && post.isOpen(start, from))
        .orElse(false);
  }

  /// The same problem with other people.
  public GuardProblem withPeople(List<GuardPerson> others) {
    Set<String> ids = new HashSet<>();
    others.forEach(person -> ids.add(person.id()));
    return new GuardProblem(
        start,
        days,
        terms,
        prices,
        clocks,
        posts,
        others,
        ledger.stream().filter(row -> ids.contains(row.person())).toList(),
        past.stream().filter(tour -> ids.contains(tour.person())).toList(),
        published);
  }

  /// The same problem with something published.
  public GuardProblem publishing(GuardRoster roster) {
    return new GuardProblem(
        start, days, terms, prices, clocks, posts, people, ledger, past, Optional.of(roster));
  }
}
