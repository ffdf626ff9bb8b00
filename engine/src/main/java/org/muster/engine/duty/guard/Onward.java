package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// From one horizon to the next: the roster that was stood becomes what came before, what each bore
/// goes into the ledger, and every day and hour is counted from the new start.
public final class Onward {
  /// Past tours further back matter to no rule.
  private static final int DAYS_BACK = 31;

  private final GuardProblem problem;
  private final int days;

  private Onward(GuardProblem problem) {
    this.problem = problem;
    this.days = problem.days();
  }

  /// The problem of the horizon that begins where this one ends, as long as this one. Absences,
  /// wishes and holidays beyond this horizon are kept.
  ///
  /// @param roster that was stood
  public static GuardProblem next(GuardProblem problem, GuardRoster roster) {
    return new Onward(problem).next(roster);
  }

  /// The ledger after a roster: what was carried and what it adds, for everybody.
  public static List<Burdens> ledger(GuardProblem problem, GuardRoster roster) {
    return GuardChecker.check(problem, roster).burdens().stream()
        .map(borne -> problem.carried(borne.person()).plus(borne))
        .toList();
  }

  private GuardProblem next(GuardRoster roster) {
    GuardTerms t = problem.terms();
    SortedMap<String, SortedSet<Integer>> holidays = new TreeMap<>();
    t.holidays()
        .forEach(
            (nation, set) -> {
              SortedSet<Integer> left = new TreeSet<>();
              set.stream().filter(day -> day >= days).forEach(day -> left.add(day - days));
              holidays.put(nation, left);
            });
    GuardTerms terms = t.withHolidays(holidays);
    return new GuardProblem(
        problem.start().plusDays(days),
        days,
        terms,
        problem.prices(),
        problem.clocks(),
        problem.posts().stream().map(this::moved).toList(),
        problem.people().stream().map(this::moved).toList(),
        ledger(problem, roster),
        past(roster),
        Optional.empty());
  }

  private List<PastTour> past(GuardRoster roster) {
    List<PastTour> past = new ArrayList<>();
    for (PastTour tour : problem.past()) {
      if (tour.day() - days >= -DAYS_BACK) {
        past.add(new PastTour(tour.person(), tour.clock(), tour.day() - days, tour.tour()));
      }
    }
    for (GuardTour tour : new Watch(problem, roster).tours()) {
      if (tour.day() - days >= -DAYS_BACK) {
        past.add(new PastTour(tour.person(), tour.clock().id(), tour.day() - days, tour.tour()));
      }
    }
    return past;
  }

  private int hour(int hour) {
    boolean always = hour == Integer.MIN_VALUE || hour == Integer.MAX_VALUE;
    return always ? hour : hour - days * Clock.DAY;
  }

  private GuardPost moved(GuardPost post) {
    return post.open(
        post.openings().stream()
            .map(
                opening ->
                    new Opening(
                        day(opening.fromDay()),
                        day(opening.untilDay()),
                        opening.weekdays(),
                        opening.fromHour(),
                        opening.untilHour()))
            .toArray(Opening[]::new));
  }

  private int day(int day) {
    boolean always = day == Integer.MIN_VALUE || day == Integer.MAX_VALUE;
    return always ? day : day - days;
  }

  private GuardPerson moved(GuardPerson person) {
    SortedMap<String, Integer> qualifications = new TreeMap<>();
    person.qualifications().forEach((name, lapses) -> qualifications.put(name, hour(lapses)));
    SortedMap<Integer, Integer> wishes = new TreeMap<>();
    for (Map.Entry<Integer, Integer> wish : person.wishes().entrySet()) {
      if (wish.getKey() >= days) {
        wishes.put(wish.getKey() - days, wish.getValue());
      }
    }
    return new GuardPerson(
        person.id(),
        person.nation(),
        person.group(),
        person.rank(),
        person.novice(),
        qualifications,
        person.weapons(),
        person.languages(),
        person.caveats().stream()
            .map(c -> new GuardCaveat(c.id(), c.task(), hour(c.from()), hour(c.until())))
            .toList(),
        person.absences().stream()
            .filter(absence -> absence.until() > days * Clock.DAY)
            .map(a -> new Absence(a.kind(), hour(a.from()), hour(a.until())))
            .toList(),
        wishes);
  }
}
