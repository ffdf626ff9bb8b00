package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A guard problem as other solvers are given it: who may do which duty on which day, what each
/// costs, what is needed and what came before, as figures. A duty is a family of seats in one of
/// the day's tours. Reliefs and posts are handed out afterwards, for all solvers alike, so that
/// nobody has to search through what changes no rule.
///
/// It lives beside the rulebook because it reads what only the rulebook may read, and it hides the
/// engine's calendars: a model that is made of these figures is the solver's own.
public final class GuardDuties {
  /// What hours of burdens are multiplied by, so that an average is a whole number.
  public static final int PARTS = 12;

  private final GuardProblem problem;
  private final GuardCompiler compiled;
  private final List<Past> past = new ArrayList<>();

  /// What costs beyond a fair share.
  public enum Burden {
    NIGHTS,
    WEEKENDS,
    HARD,
    COLD
  }

  /// A tour that began before the horizon.
  ///
  /// @param person index
  /// @param day below zero
  /// @param from first hour, counted from the horizon's first midnight
  /// @param until hour after the last
  /// @param counted hours
  public record Past(int person, int day, int from, int until, int counted, boolean night) {}

  /// Below so many people each missing one costs so much.
  public record Step(int people, long cost) {}

  public GuardDuties(GuardProblem problem) {
    this.problem = problem;
    this.compiled = GuardCompiler.compile(problem, false);
    Map<String, Integer> index = new TreeMap<>();
    problem.people().forEach(person -> index.put(person.id(), index.size()));
    for (PastTour tour : problem.past()) {
      Clock clock = problem.getClock(tour.clock());
      int from = clock.tourStart(tour.day(), tour.tour());
      int until = from + clock.tourHours();
      past.add(
          new Past(
              index.getOrDefault(tour.person(), 0),
              tour.day(),
              from,
              until,
              clock.countedHours(),
              problem.terms().night(from, until)));
    }
  }

  public GuardTerms terms() {
    return problem.terms();
  }

  public GuardPrices prices() {
    return problem.prices();
  }

  public int people() {
    return problem.people().size();
  }

  public int days() {
    return problem.days();
  }

  /// How many duties there are on a day.
  public int duties() {
    return compiled.duties().size();
  }

  public String nation(int person) {
    return problem.people().get(person).nation();
  }

  /// Tours before the horizon.
  public List<Past> past() {
    return List.copyOf(past);
  }

  /// Whether a duty is asked for on a day, and the person may do it, were it the only one.
  public boolean able(int person, int day, int duty) {
    return compiled.useful(day, duty) > 0 && compiled.fits(person, day, duty);
  }

  /// People who are of use; more stand nowhere.
  public int useful(int day, int duty) {
    return compiled.useful(day, duty);
  }

  /// Hour of the day at which a duty begins.
  public int from(int duty) {
    return compiled.startOf(0, duty);
  }

  /// Hour at which it ends, counted from the same midnight.
  public int until(int duty) {
    return from(duty) + compiled.duties().get(duty).family().clock().tourHours();
  }

  /// Hours that it counts.
  public int counted(int duty) {
    return compiled.duties().get(duty).family().clock().countedHours();
  }

  public boolean night(int duty) {
    return compiled.night(duty);
  }

  public boolean weekend(int day) {
    return problem.weekend(day);
  }

  /// What people who are missing cost, convex.
  public List<Step> steps(int day, int duty) {
    List<Step> steps = new ArrayList<>();
    long above = 0;
    for (int people = useful(day, duty); people > 0; people--) {
      long one = compiled.empty(day, duty, people - 1) - compiled.empty(day, duty, people);
      if (one > above) {
        steps.add(new Step(people, one - above));
        above = one;
      }
    }
    return steps;
  }

  /// What so few people cost.
  public long empty(int day, int duty, int people) {
    return compiled.empty(day, duty, Math.min(people, useful(day, duty)));
  }

  /// What a duty costs a person on a day whatever else the person does: hours, wishes, holidays,
  /// and what differs from what was published; -1 for a day off.
  public long cost(int person, int day, int duty) {
    long change = 0;
    if (problem.published().isPresent() && published()[person][day] != duty) {
      change = problem.prices().change();
    }
    return duty < 0 ? change : change + compiled.hours(duty) + compiled.personal(person, day);
  }

  private int[] @org.jspecify.annotations.Nullable [] kept;

  private int[][] published() {
    int[][] rows = kept;
    if (rows == null) {
      rows = compiled.rows(problem.published().orElseThrow());
      kept = rows;
    }
    return rows;
  }

  /// What each unit of a burden costs beyond the fair share.
  public int price(Burden burden) {
    return switch (burden) {
      case NIGHTS -> problem.prices().night();
      case WEEKENDS -> problem.prices().weekend();
      case HARD -> problem.prices().hard();
      case COLD -> problem.prices().cold();
    };
  }

  /// The fair share, in parts of [#PARTS].
  public int share(Burden burden, int person) {
    return PARTS * compiled.fair().share(kind(burden), person);
  }

  /// What a duty brings of a burden, in parts of [#PARTS]; of hours, what each of its people bears
  /// on average.
  public int borne(Burden burden, int day, int duty) {
    return (int) Math.round(PARTS * compiled.each(kind(burden), day, duty));
  }

  private static Burdens.Kind kind(Burden burden) {
    return switch (burden) {
      case NIGHTS -> Burdens.Kind.NIGHTS;
      case WEEKENDS -> Burdens.Kind.WEEKENDS;
      case HARD -> Burdens.Kind.HARD;
      case COLD -> Burdens.Kind.COLD;
    };
  }

  /// Tours that a nation is to stand.
  public long due(String nation) {
    return compiled.due(nation);
  }

  /// The roster with reliefs and posts handed out.
  ///
  /// @param rows by person and day: the duty, or -1
  public GuardRoster roster(int[][] rows) {
    return HandOut.roster(compiled, rows);
  }
}
