package org.muster.bench.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.guard.Absence;
import org.muster.engine.duty.guard.Burdens;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.engine.duty.guard.GuardPerson;
import org.muster.engine.duty.guard.GuardPlanner;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReplacements;
import org.muster.engine.duty.guard.GuardReview;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.GuardRule;
import org.muster.engine.duty.guard.GuardTerms;
import org.muster.engine.duty.guard.PastTour;
import org.muster.engine.duty.guard.Standing;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Half a year of a guard that is planned week by week: leave is known beforehand, sickness comes
/// in the week and is mended by the first replacement that is proposed, people swap tours, the
/// ledger and what came before go on. At the end everybody is set beside everybody of the same
/// nation and skills: nights and weekends for each day of being there, in tours of whoever was
/// there less. A nation approves no swap that would leave two such people more than one apart.
///
/// Where two differ by more than one at the end, a rule must have forced it: where they did when
/// the last week was planned, the rules that kept the other from each such tour of the burdened
/// one, or that with it weekends (or nights) would lie more than one apart the other way; else
/// what came after, which nobody plans: the rules that kept the other from standing in, or that
/// the other fell sick. The same seed gives the same half year.
public final class HalfYear {
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final int DAY = 24;
  private static final LocalDate START = LocalDate.of(2021, 3, 1);

  private static final int MONDAY_HOUR = 8;
  private static final int NOON = 12;

  private final long seed;
  private Random random;
  private final int weeks;
  private final long steps;
  private final GuardProblem ground;
  private final List<GuardPerson> force = new ArrayList<>();
  private final Map<String, String> skills = new HashMap<>();
  private final Map<String, List<Absence>> leave = new HashMap<>();
  private final Map<String, Burdens> ledger = new TreeMap<>();
  private final List<Week> done = new ArrayList<>();
  private List<PastTour> past = List.of();
  private int sick;
  private int swaps;
  private int uncovered;

  /// A week.
  ///
  /// @param planned what was planned of it, before anybody fell sick
  /// @param borne by everybody up to its end, had it been stood so
  /// @param sick in order of time
  private record Week(Stood planned, Map<String, Burdens> borne, List<Sick> sick) {}

  /// A roster and why it is so.
  private record Stood(GuardProblem problem, GuardRoster roster, GuardReasons reasons) {
    static Stood of(GuardProblem problem, GuardRoster roster) {
      return new Stood(problem, roster, new GuardReasons(problem, roster));
    }
  }

  /// Somebody who fell sick.
  ///
  /// @param before the roster that it changed
  /// @param missed who stood in for what
  private record Sick(String person, Stood before, List<GuardReplacements.Missed> missed) {
    Sick {
      missed = List.copyOf(missed);
    }
  }

  private HalfYear(int people, int posts, int weeks, long seed, long steps) {
    this.seed = seed;
    this.random = new Random(seed);
    this.weeks = weeks;
    this.steps = steps;
    this.ground = GuardDraw.of(people, posts, WEEK, seed);
    for (int i = 0; i < people; i++) {
      person(i, people);
    }
  }

  private void person(int i, int people) {
    String nation = GuardDraw.NATIONS.get(i * 100 / people < 55 ? 0 : 1);
    String id = String.format(Locale.ROOT, "%s-%03d", nation, i + 1);
    int sort = i % 4;
    GuardPerson person =
        GuardPerson.of(id, nation).armed("rifle").armed("mg").speaking("en").ranked(3);
    switch (sort) {
      case 0 ->
          person =
              person
                  .ranked(6)
                  .qualified("relief-commander", GuardPerson.NEVER)
                  .qualified("sergeant-of-guard", GuardPerson.NEVER);
      case 1 -> person = person.qualified("search", GuardPerson.NEVER);
      default ->
          person =
              person
                  .qualified("qrf", GuardPerson.NEVER)
                  .qualified("driver", GuardPerson.NEVER)
                  .qualified("search", GuardPerson.NEVER);
    }
    force.add(person);
    skills.put(id, nation + "/" + sort);
    ledger.put(id, Burdens.none(id));
    List<Absence> own = new ArrayList<>();
    int half = weeks * WEEK / 2;
    for (int k = 0; k < 2; k++) {
      int first = k * half + random.nextInt(Math.max(1, half - WEEK - 3));
      int until = first + WEEK + random.nextInt(4);
      own.add(new Absence("leave", first * DAY, until * DAY));
    }
    if (i % 12 == 5) {
      own.add(new Absence("not arrived", -MONTH * DAY, (3 + random.nextInt(4)) * WEEK * DAY));
    }
    leave.put(id, own);
  }

  /// Arguments: people, posts, weeks, seed, steps a week.
  public static void main(String[] args) {
    HalfYear half =
        new HalfYear(
            Integer.parseInt(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Long.parseLong(args[3]),
            Long.parseLong(args[4]));
    for (int week = 0; week < half.weeks; week++) {
      half.week(week);
    }
    half.told();
  }

  private void week(int week) {
    List<GuardPerson> people = new ArrayList<>();
    for (GuardPerson person : force) {
      GuardPerson now = person;
      for (Absence absence : leave.getOrDefault(person.id(), List.of())) {
        now = now.absent(moved(absence, -week * WEEK * DAY));
      }
      people.add(now);
    }
    GuardProblem problem = problem(week, people);
    GuardRoster roster =
        new GuardPlanner(new PortfolioSolver())
            .plan(problem, SolveLimits.ofSteps(steps, week), p -> {})
            .roster();
    Stood plan = Stood.of(problem, roster);
    Map<String, Burdens> planned = with(problem, roster);
    List<Sick> fell = new ArrayList<>();
    // What happens in the week, whatever was planned.
    random = new Random(seed * 1_000 + week);
    for (int p = 0; p < people.size(); p++) {
      if (random.nextInt(100) < 3) {
        int first = random.nextInt(WEEK);
        int until = (first + 1 + random.nextInt(3)) * DAY + MONDAY_HOUR;
        String id = people.get(p).id();
        Stood before = Stood.of(problem, roster);
        GuardReplacements.Answer answer =
            GuardReplacements.of(before.reasons, id, first * DAY + MONDAY_HOUR, until);
        roster = answer.roster();
        fell.add(new Sick(id, before, answer.missed()));
        // A tour that ends on the first noon is stood to its end.
        people.set(p, people.get(p).absent(new Absence("sick", first * DAY + NOON, until)));
        leave
            .computeIfAbsent(id, k -> new ArrayList<>())
            .add(
                new Absence("sick", (week * WEEK + first) * DAY + NOON, week * WEEK * DAY + until));
        problem = problem(week, people);
        sick++;
      }
    }
    for (int i = 0; i < 3; i++) {
      Optional<GuardRoster> swapped = swapped(problem, roster);
      roster = swapped.orElse(roster);
      swaps += swapped.isPresent() ? 1 : 0;
    }
    GuardReview review = GuardChecker.check(problem, roster);
    if (!review.findings().isEmpty()) {
      throw new IllegalStateException("Week " + week + ": " + review.findings().getFirst());
    }
    uncovered += review.gaps().size();
    ledger.putAll(with(problem, roster));
    done.add(new Week(plan, planned, fell));
    carry(problem, roster);
    System.out.printf(
        Locale.ROOT,
        "week %d: uncovered %d, fairness %d, widest as planned %.2f nights %.2f weekends, as stood"
            + " %.2f and %.2f%n",
        week + 1,
        review.gaps().size(),
        review.cost().fairness(),
        widest(planned, true),
        widest(planned, false),
        widest(ledger, true),
        widest(ledger, false));
  }

  /// The ledger with a week.
  private Map<String, Burdens> with(GuardProblem problem, GuardRoster roster) {
    Map<String, Burdens> with = new TreeMap<>(ledger);
    GuardChecker.check(problem, roster)
        .burdens()
        .forEach(borne -> with.merge(borne.person(), borne, Burdens::plus));
    return with;
  }

  private GuardProblem problem(int week, List<GuardPerson> people) {
    GuardTerms terms = ground.terms();
    TreeMap<String, SortedSet<Integer>> holidays = new TreeMap<>();
    for (int i = 0; i < GuardDraw.NATIONS.size(); i++) {
      // One holiday in four weeks, two weeks apart.
      holidays.put(
          GuardDraw.NATIONS.get(i),
          week % 4 == 2 * i ? new TreeSet<>(List.of(2)) : new TreeSet<>());
    }
    GuardTerms now =
        new GuardTerms(
            terms.restHours(),
            terms.maxRun(),
            terms.longRestHours(),
            terms.maxNights(),
            terms.nightFromHour(),
            terms.nightToHour(),
            terms.hoursIn7(),
            terms.hoursIn30(),
            terms.overlapMinutes(),
            terms.coldFromHour(),
            terms.coldToHour(),
            terms.weekend(),
            holidays,
            new TreeMap<>());
    return new GuardProblem(
        START.plusDays((long) week * WEEK),
        WEEK,
        now,
        ground.prices(),
        ground.clocks(),
        ground.posts(),
        people,
        List.copyOf(ledger.values()),
        past,
        Optional.empty());
  }

  private static Absence moved(Absence absence, int hours) {
    return new Absence(absence.kind(), absence.from() + hours, absence.until() + hours);
  }

  /// The tours of a roster.
  private static Set<PastTour> tours(GuardProblem problem, GuardRoster roster, int daysOn) {
    Set<PastTour> tours = new LinkedHashSet<>();
    for (Standing s : roster.standings()) {
      Clock clock = problem.clockOf(problem.findPost(s.post()).orElseThrow());
      Clock.Turn turn = clock.turnAt(s.from());
      tours.add(new PastTour(s.person(), clock.id(), turn.day() - daysOn, turn.tour()));
    }
    return tours;
  }

  private void carry(GuardProblem problem, GuardRoster roster) {
    Set<PastTour> all = new LinkedHashSet<>();
    for (PastTour tour : past) {
      if (tour.day() - WEEK >= -MONTH) {
        all.add(new PastTour(tour.person(), tour.clock(), tour.day() - WEEK, tour.tour()));
      }
    }
    all.addAll(tours(problem, roster, WEEK));
    past = List.copyOf(all);
  }

  /// Two people of one nation change tours of two days, if no rule is against it.
  private Optional<GuardRoster> swapped(GuardProblem problem, GuardRoster roster) {
    List<PastTour> tours = new ArrayList<>(tours(problem, roster, WEEK));
    for (int tries = 0; tries < 20 && !tours.isEmpty(); tries++) {
      PastTour one = tours.get(random.nextInt(tours.size()));
      PastTour other = tours.get(random.nextInt(tours.size()));
      if (one.person().equals(other.person()) || one.day() == other.day()) {
        continue;
      }
      List<Standing> changed = new ArrayList<>();
      for (Standing s : roster.standings()) {
        changed.add(
            isOf(problem, s, one)
                ? new Standing(s.post(), s.seat(), s.from(), other.person())
                : isOf(problem, s, other)
                    ? new Standing(s.post(), s.seat(), s.from(), one.person())
                    : s);
      }
      GuardRoster swapped = new GuardRoster(changed);
      if (skills.getOrDefault(one.person(), "").equals(skills.get(other.person()))
          && GuardChecker.check(problem, swapped).findings().isEmpty()
          && leavesEven(problem, roster, swapped)) {
        return Optional.of(swapped);
      }
    }
    return Optional.empty();
  }

  /// Whether nobody is more than one apart who was not before.
  private boolean leavesEven(GuardProblem problem, GuardRoster before, GuardRoster after) {
    Map<String, Burdens> now = with(problem, before);
    Map<String, Burdens> then = with(problem, after);
    boolean even = true;
    for (boolean nights : new boolean[] {true, false}) {
      even &= widest(then, nights) <= Math.max(1, widest(now, nights)) + 1e-9;
    }
    return even;
  }

  private static boolean isOf(GuardProblem problem, Standing s, PastTour tour) {
    if (!s.person().equals(tour.person())) {
      return false;
    }
    Clock clock = problem.clockOf(problem.findPost(s.post()).orElseThrow());
    Clock.Turn turn = clock.turnAt(s.from());
    return clock.id().equals(tour.clock())
        && turn.day() - WEEK == tour.day()
        && turn.tour() == tour.tour();
  }

  private static int borne(Burdens row, boolean nights) {
    return nights ? row.nights() : row.weekends();
  }

  /// By how many tours of whoever was there less the one bears more than the other.
  private static double lead(Burdens one, Burdens other, boolean nights) {
    if (one.days() == 0 || other.days() == 0) {
      return 0;
    }
    double each =
        (double) borne(one, nights) / one.days() - (double) borne(other, nights) / other.days();
    return each * Math.min(one.days(), other.days());
  }

  private List<Burdens[]> pairs(Map<String, Burdens> borne) {
    List<Burdens[]> pairs = new ArrayList<>();
    for (Burdens one : borne.values()) {
      for (Burdens other : borne.values()) {
        if (one != other
            && skills.getOrDefault(one.person(), "").equals(skills.get(other.person()))) {
          pairs.add(new Burdens[] {one, other});
        }
      }
    }
    return pairs;
  }

  private double widest(Map<String, Burdens> borne, boolean nights) {
    return pairs(borne).stream()
        .mapToDouble(pair -> lead(pair[0], pair[1], nights))
        .max()
        .orElse(0);
  }

  private void told() {
    int beyond = 0;
    int unforced = 0;
    for (boolean nights : new boolean[] {true, false}) {
      for (Burdens[] pair : pairs(ledger)) {
        double lead = lead(pair[0], pair[1], nights);
        if (lead > 1 + 1e-9) {
          beyond++;
          Set<String> rules = rules(pair[0].person(), pair[1].person(), nights);
          unforced += rules.isEmpty() ? 1 : 0;
          System.out.printf(
              Locale.ROOT,
              "%s bears %.2f %s more than %s: %s%n",
              pair[0].person(),
              lead,
              nights ? "nights" : "weekends",
              pair[1].person(),
              rules.isEmpty() ? "no rule forces it" : String.join(", ", rules));
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "figures: weeks=%d people=%d pairs=%d sick=%d swaps=%d uncovered=%d widest-nights=%.2f"
            + " widest-weekends=%.2f beyond-one=%d unforced=%d%n",
        done.size(),
        force.size(),
        pairs(ledger).size() / 2,
        sick,
        swaps,
        uncovered,
        widest(ledger, true),
        widest(ledger, false),
        beyond,
        unforced);
  }

  /// The rules that forced it; empty when none did.
  private Set<String> rules(String burdened, String other, boolean nights) {
    Week last = done.getLast();
    double lead =
        lead(
            last.borne.getOrDefault(burdened, Burdens.none(burdened)),
            last.borne.getOrDefault(other, Burdens.none(other)),
            nights);
    return lead > 1 + 1e-9
        ? planned(burdened, other, nights)
        : befallen(last, burdened, other, nights);
  }

  /// The rules that kept the second from each such tour of the first in the last week that had
  /// one; empty when the second might have taken one.
  private Set<String> planned(String burdened, String other, boolean nights) {
    for (Week week : done.reversed()) {
      Stood then = week.planned;
      Set<String> rules = new TreeSet<>();
      boolean any = false;
      for (Standing s : firsts(then, burdened)) {
        GuardPost post = then.problem.findPost(s.post()).orElseThrow();
        Clock clock = then.problem.clockOf(post);
        Clock.Turn turn = clock.turnAt(s.from());
        int from = clock.tourStart(turn.day(), turn.tour());
        boolean counts =
            nights
                ? then.problem.terms().night(from, from + clock.tourHours())
                : then.problem.weekend(turn.day());
        if (!counts) {
          continue;
        }
        any = true;
        Set<String> against = against(then, s, other);
        if (against.isEmpty()) {
          if (!turned(then, week.borne, s, burdened, other, nights)) {
            return Set.of();
          }
          // It may go over, and then the other measure is what lies more than one apart.
          against = Set.of(fair(!nights));
        }
        rules.addAll(against);
      }
      if (any) {
        return rules;
      }
    }
    return Set.of();
  }

  /// Whether a tour counts for both measures, and with it in the other's hands the other measure
  /// would lie more than one apart the other way round.
  private static boolean turned(
      Stood then,
      Map<String, Burdens> borne,
      Standing s,
      String burdened,
      String other,
      boolean nights) {
    Clock clock = then.problem.clockOf(then.problem.findPost(s.post()).orElseThrow());
    Clock.Turn turn = clock.turnAt(s.from());
    int from = clock.tourStart(turn.day(), turn.tour());
    return then.problem.weekend(turn.day())
        && then.problem.terms().night(from, from + clock.tourHours())
        && lead(one(borne, other, 1, nights), one(borne, burdened, -1, nights), !nights) > 1 + 1e-9;
  }

  private static String fair(boolean nights) {
    return nights ? "fair nights" : "fair weekends";
  }

  /// What somebody would have borne with a tour of the other measure more or less.
  private static Burdens one(
      Map<String, Burdens> borne, String person, int more, boolean weekends) {
    Burdens change = new Burdens(person, 0, weekends ? 0 : more, weekends ? more : 0, 0, 0, 0);
    return borne.getOrDefault(person, Burdens.none(person)).plus(change);
  }

  private static Set<String> against(Stood then, Standing s, String person) {
    Set<String> rules = new TreeSet<>();
    then.reasons
        .why(new GuardReasons.Cell(s.post(), s.seat(), s.from()), person)
        .broken()
        .forEach(finding -> rules.add(finding.rule().id()));
    return rules;
  }

  /// What came after the week was planned: that the second fell sick, or the rules that kept the
  /// second from standing in where the first did.
  private Set<String> befallen(Week week, String burdened, String other, boolean nights) {
    Set<String> rules = new TreeSet<>();
    for (Sick sick : week.sick) {
      if (sick.person.equals(other) && !sick.missed.isEmpty()) {
        rules.add(GuardRule.AVAILABLE.id() + " (sick)");
      }
      for (GuardReplacements.Missed missed : sick.missed) {
        boolean stoodIn =
            !missed.proposals().isEmpty()
                && missed.proposals().getFirst().person().equals(burdened);
        if (stoodIn) {
          Standing s = new Standing(missed.post(), missed.seat(), missed.from(), sick.person);
          Set<String> against = against(sick.before, s, other);
          if (against.isEmpty() && turned(sick.before, ledger, s, burdened, other, nights)) {
            against = Set.of(fair(!nights));
          }
          against.forEach(rule -> rules.add(rule + " (standing in)"));
        }
      }
    }
    return rules;
  }

  /// The first turn of each of a person's tours.
  private static List<Standing> firsts(Stood week, String person) {
    Map<PastTour, Standing> firsts = new HashMap<>();
    week.roster.standings().stream()
        .filter(s -> s.person().equals(person))
        .sorted(Comparator.comparingInt(Standing::from))
        .forEach(
            s ->
                firsts.putIfAbsent(
                    tours(week.problem, new GuardRoster(List.of(s)), WEEK).iterator().next(), s));
    return List.copyOf(firsts.values());
  }
}
