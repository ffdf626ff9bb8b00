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
import org.muster.engine.duty.guard.GuardTerms;
import org.muster.engine.duty.guard.PastTour;
import org.muster.engine.duty.guard.Standing;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Half a year of a guard that is planned week by week: leave is known beforehand, sickness comes
/// in the week and is mended by the first replacement that is proposed, people swap tours, the
/// ledger and what came before go on. At the end everybody is set beside everybody of the same
/// nation and skills: nights and weekends for each day of being there, in tours of whoever was
/// there less. Where two differ by more than one, the last week in which the burdened one stood
/// such a tour tells which rule kept the other from it. The same seed gives the same half year.
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

  /// A week as it was stood.
  private record Week(GuardProblem problem, GuardRoster roster, GuardReasons reasons) {}

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
    // What happens in the week, whatever was planned.
    random = new Random(seed * 1_000 + week);
    for (int p = 0; p < people.size(); p++) {
      if (random.nextInt(100) < 3) {
        int first = random.nextInt(WEEK);
        int until = (first + 1 + random.nextInt(3)) * DAY + MONDAY_HOUR;
        String id = people.get(p).id();
        roster =
            GuardReplacements.of(
                    new GuardReasons(problem, roster), id, first * DAY + MONDAY_HOUR, until)
                .roster();
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
    review.burdens().forEach(borne -> ledger.merge(borne.person(), borne, Burdens::plus));
    done.add(new Week(problem, roster, new GuardReasons(problem, roster)));
    carry(problem, roster);
    System.out.printf(
        Locale.ROOT,
        "week %d: uncovered %d, fairness %d, widest %.2f nights %.2f weekends%n",
        week + 1,
        review.gaps().size(),
        review.cost().fairness(),
        widest(true),
        widest(false));
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
          && GuardChecker.check(problem, swapped).findings().isEmpty()) {
        return Optional.of(swapped);
      }
    }
    return Optional.empty();
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

  private List<Burdens[]> pairs() {
    List<Burdens[]> pairs = new ArrayList<>();
    for (Burdens one : ledger.values()) {
      for (Burdens other : ledger.values()) {
        if (one != other
            && skills.getOrDefault(one.person(), "").equals(skills.get(other.person()))) {
          pairs.add(new Burdens[] {one, other});
        }
      }
    }
    return pairs;
  }

  private double widest(boolean nights) {
    return pairs().stream().mapToDouble(pair -> lead(pair[0], pair[1], nights)).max().orElse(0);
  }

  private void told() {
    int beyond = 0;
    int unforced = 0;
    for (boolean nights : new boolean[] {true, false}) {
      for (Burdens[] pair : pairs()) {
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
        pairs().size() / 2,
        sick,
        swaps,
        uncovered,
        widest(true),
        widest(false),
        beyond,
        unforced);
  }

  /// The rules that kept the second from each such tour of the first in the last week that had
  /// one; empty when the second might have taken one.
  private Set<String> rules(String burdened, String other, boolean nights) {
    for (int week = done.size() - 1; week >= 0; week--) {
      Week then = done.get(week);
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
        GuardReasons.Reason reason =
            then.reasons.why(new GuardReasons.Cell(s.post(), s.seat(), s.from()), other);
        if (reason.broken().isEmpty()) {
          return Set.of();
        }
        reason.broken().forEach(finding -> rules.add(finding.rule().id()));
      }
      if (any) {
        return rules;
      }
    }
    return Set.of();
  }

  /// The first turn of each of a person's tours.
  private static List<Standing> firsts(Week week, String person) {
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
