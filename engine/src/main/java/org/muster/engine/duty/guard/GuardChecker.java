package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks a roster rule by rule and counts its cost hour by hour, slowly and plainly; shares only
/// the records, and what is a fair share, with the planner.
public final class GuardChecker {

  private final GuardProblem problem;
  private final GuardRoster roster;
  private final Watch watch;

  private GuardChecker(GuardProblem problem, GuardRoster roster) {
    this.problem = problem;
    this.roster = roster;
    this.watch = new Watch(problem, roster);
  }

  /// Every breach, every gap, and the cost. Of a roster that breaks rules the cost says little.
  public static GuardReview check(GuardProblem problem, GuardRoster roster) {
    return check(problem, roster, FairShares.of(problem));
  }

  /// The same, where it is known what is fair.
  static GuardReview check(GuardProblem problem, GuardRoster roster, FairShares fair) {
    return new GuardChecker(problem, roster).check(fair);
  }

  private GuardReview check(FairShares fair) {
    List<GuardFinding> findings = new ArrayList<>();
    for (GuardRule rule : GuardRule.values()) {
      findings.addAll(rule.findings(watch));
    }
    List<Gap> gaps = gaps();
    List<Burdens> burdens = burdens();
    GuardPrices prices = problem.prices();
    long wishes = 0;
    long hours = 0;
    long fairness = 0;
    long handing = 0;
    for (int p = 0; p < problem.people().size(); p++) {
      GuardPerson person = problem.people().get(p);
      Burdens borne = burdens.get(p);
      for (GuardTour tour : watch.of(person.id())) {
        if (!tour.standings().isEmpty()) {
          wishes += person.wishes().getOrDefault(tour.day(), 0);
          hours += (long) prices.hour() * tour.clock().countedHours();
        }
      }
      fairness +=
          (long) prices.holiday() * borne.holidays() * problem.carried(person.id()).holidays();
      fairness += beyond(borne, fair, Burdens.Kind.NIGHTS, p, prices.night());
      fairness += beyond(borne, fair, Burdens.Kind.WEEKENDS, p, prices.weekend());
      handing += beyond(borne, fair, Burdens.Kind.HARD, p, prices.hard());
      handing += beyond(borne, fair, Burdens.Kind.COLD, p, prices.cold());
    }
    long uncovered = 0;
    for (Gap gap : gaps) {
      int weight = problem.findPost(gap.post()).orElseThrow().weight();
      uncovered += (long) prices.uncovered() * weight * (gap.until() - gap.from());
    }
    GuardCost cost = new GuardCost(uncovered, hours, wishes, fairness, handing, shares(), change());
    return new GuardReview(findings, cost, gaps, burdens);
  }

  private static long beyond(
      Burdens borne, FairShares fair, Burdens.Kind kind, int person, int price) {
    return (long) price * Math.max(0, borne.of(kind) - fair.share(kind, person));
  }

  private List<Gap> gaps() {
    record Cell(String post, int seat, int from) {}
    Set<Cell> held = new HashSet<>();
    roster.standings().forEach(s -> held.add(new Cell(s.post(), s.seat(), s.from())));
    List<Gap> gaps = new ArrayList<>();
    for (GuardPost post : problem.posts()) {
      Clock clock = problem.clockOf(post);
      int end = clock.tourStart(problem.days(), 0);
      for (int from = clock.tourStart(0, 0); from < end; from += clock.onHours()) {
        for (int seat = 0; seat < post.seats().size(); seat++) {
          if (post.isOpen(problem.start(), from)
              && !held.contains(new Cell(post.id(), seat, from))) {
            gaps.add(new Gap(post.id(), seat, from, from + clock.onHours()));
          }
        }
      }
    }
    return gaps;
  }

  private List<Burdens> burdens() {
    List<Burdens> all = new ArrayList<>();
    for (GuardPerson person : problem.people()) {
      int nights = 0;
      int weekends = 0;
      int holidays = 0;
      int hard = 0;
      int cold = 0;
      for (GuardTour tour : watch.of(person.id())) {
        if (tour.standings().isEmpty()) {
          continue;
        }
        nights += problem.terms().night(tour.from(), tour.until()) ? 1 : 0;
        weekends += problem.weekend(tour.day()) ? 1 : 0;
        holidays += problem.holiday(person.nation(), tour.day()) ? 1 : 0;
        for (Standing s : tour.standings()) {
          int until = s.from() + tour.clock().onHours();
          hard += watch.post(s).hard() ? tour.clock().onHours() : 0;
          cold += tour.clock().reserve() ? 0 : problem.terms().cold(s.from(), until);
        }
      }
      all.add(
          new Burdens(
              person.id(), problem.daysThere(person), nights, weekends, holidays, hard, cold));
    }
    return all;
  }

  /// What the nations fall short of their shares of all tours that are needed.
  private long shares() {
    long needed = 0;
    for (Family family : Family.all(problem)) {
      for (int day = 0; day < problem.days(); day++) {
        for (int tour = 0; tour < family.clock().tours(); tour++) {
          needed += Needs.of(problem, family, day, tour).people();
        }
      }
    }
    long cost = 0;
    for (Map.Entry<String, Integer> share : problem.terms().shares().entrySet()) {
      long due = needed * share.getValue() / 100;
      long given =
          watch.tours().stream()
              .filter(tour -> watch.person(tour).nation().equals(share.getKey()))
              .count();
      cost += problem.prices().share() * Math.max(0, due - given);
    }
    return cost;
  }

  /// Days on which somebody does something else than was published.
  private long change() {
    if (problem.published().isEmpty()) {
      return 0;
    }
    Map<String, Map<Integer, String>> now = kinds(watch);
    Map<String, Map<Integer, String>> before = kinds(new Watch(problem, problem.published().get()));
    long changed = 0;
    for (GuardPerson person : problem.people()) {
      Map<Integer, String> own = now.getOrDefault(person.id(), Map.of());
      Map<Integer, String> old = before.getOrDefault(person.id(), Map.of());
      for (int day = 0; day < problem.days(); day++) {
        changed += own.getOrDefault(day, "").equals(old.getOrDefault(day, "")) ? 0 : 1;
      }
    }
    return changed * problem.prices().change();
  }

  /// By person and day: which kind of seats, and which of the day's tours.
  private Map<String, Map<Integer, String>> kinds(Watch of) {
    List<Family> families = Family.all(problem);
    Map<String, Map<Integer, String>> kinds = new HashMap<>();
    for (GuardTour tour : of.tours()) {
      Standing s = tour.standings().getFirst();
      for (Family family : families) {
        Family.Place place = family.places().getFirst();
        if (Family.same(place.post(), place.seat(), of.post(s), s.seat())) {
          kinds
              .computeIfAbsent(tour.person(), p -> new HashMap<>())
              .put(tour.day(), family.index() + "/" + tour.tour());
        }
      }
    }
    return kinds;
  }
}
