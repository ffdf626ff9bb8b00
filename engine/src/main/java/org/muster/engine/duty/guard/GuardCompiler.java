package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Quantity;
import org.muster.engine.duty.Stretch;

/// Compiles a guard problem to calendars, and plans to rosters and back.
///
/// - A duty is a family of seats in one of the day's tours: seats that ask for the same are one
///   demand until they are handed out, and which relief somebody joins is part of the handing out,
///   because all reliefs of a tour bind alike. A month of 500 people is then some thousand rows.
/// - A person's calendar is a path through [Sequence], a day a step.
/// - Where the account of fair shares is kept, each day has a second slot, in which a tour with a
///   night or on a weekend is put on the account: within the fair share, of which there is only so
///   much, or beyond it, at a price. The sum of what is beyond is the fairness term exactly. Where
///   it is not kept the term is left out, and a bound is then one of the other terms.
public final class GuardCompiler {
  /// People times days up to which the account of fair shares is kept.
  private static final int ACCOUNT_DAYS = 400;

  private static final int NIGHTS = 0;
  private static final int WEEKENDS = 1;
  private static final int OWN_WINDOWS = 2;
  private static final int MONTH = 30;

  /// A window that this person cannot exceed.
  private static final int ALWAYS_LEFT = Integer.MAX_VALUE;

  private final GuardProblem problem;
  private final List<Family> families;
  private final List<Duty> duties = new ArrayList<>();
  private final Map<Integer, Integer> dutyIndex = new HashMap<>();
  private final Map<String, Integer> familyOf = new HashMap<>();
  private final int[][] useful;
  private final int[][][] rowsOf;
  private final Sequence sequence;
  private final List<Integer> starts;
  private final FairShares fair;
  private final boolean account;
  private final int unit;
  private final List<Integer> windows;
  private final int[][] windowLimit;
  private final Map<List<Object>, CalendarNetwork> networks = new HashMap<>();
  private final int[] kindOf;
  private final long[] heldHolidays;
  private final long[][] personalCost;
  private final boolean[] weekendDay;
  private final double[][] coldEach;
  private final double[][] hardEach;
  private final int[][][] gains;
  private final List<Demand> demands;
  private @Nullable DutyProblem compiled;

  /// A family in one of the day's tours.
  record Duty(Family family, int tour) {
    @Override
    public String toString() {
      return family.places().getFirst().post().id()
          + "."
          + (family.places().getFirst().seat() + 1)
          + (family.clock().tours() > 1 ? "/" + (tour + 1) : "");
    }
  }

  private GuardCompiler(GuardProblem problem, boolean account) {
    this.problem = problem;
    this.account = account;
    this.families = Family.all(problem);
    this.fair = FairShares.of(problem);
    Sequence.Compiled made = Sequence.of(problem);
    this.sequence = made.sequence();
    this.starts = made.starts();
    for (Family family : families) {
      for (Family.Place place : family.places()) {
        familyOf.put(place.post().id() + "/" + place.seat(), family.index());
      }
      for (int tour = 0; tour < family.clock().tours(); tour++) {
        dutyIndex.put(family.index() * Clock.DAY + tour, duties.size());
        duties.add(new Duty(family, tour));
      }
    }
    this.unit = unit(problem.clocks());
    this.useful = new int[problem.days()][duties.size()];
    this.rowsOf = new int[problem.days()][duties.size()][];
    this.windows = new ArrayList<>();
    this.windowLimit = windows();
    this.kindOf =
        duties.stream()
            .mapToInt(duty -> sequence.kind(duty.family().clock(), duty.tour()))
            .toArray();
    this.heldHolidays =
        problem.people().stream()
            .mapToLong(
                person ->
                    (long) problem.prices().holiday() * problem.carried(person.id()).holidays())
            .toArray();
    this.personalCost = personalCosts();
    this.weekendDay = new boolean[problem.days()];
    for (int day = 0; day < problem.days(); day++) {
      weekendDay[day] = problem.weekend(day);
    }
    this.coldEach = new double[problem.days()][duties.size()];
    this.hardEach = new double[problem.days()][duties.size()];
    this.gains = new int[problem.days()][duties.size()][];
    this.demands = demands();
  }

  /// Compiles; keeps the account of fair shares where the problem is small.
  public static GuardCompiler compile(GuardProblem problem) {
    return compile(problem, problem.people().size() * problem.days() <= ACCOUNT_DAYS);
  }

  /// Compiles.
  ///
  /// @param account whether the account of fair shares is kept
  public static GuardCompiler compile(GuardProblem problem, boolean account) {
    return new GuardCompiler(problem, account);
  }

  /// Asks whether terms and clocks are few enough to be planned by.
  ///
  /// @throws IllegalArgumentException that names the term that makes them too many
  public static void requireFew(GuardProblem problem) {
    Sequence.of(problem);
  }

  /// The problem that solvers read.
  public DutyProblem dutyProblem() {
    DutyProblem made = compiled;
    if (made == null) {
      List<String> names = new ArrayList<>(duties.stream().map(Duty::toString).toList());
      names.addAll(List.of("fair", "night beyond", "weekend beyond", "both beyond"));
      made = new DutyProblem(problem.days() * slotsADay(), names, demands, models());
      compiled = made;
    }
    return made;
  }

  /// Whether the account of fair shares is kept.
  boolean account() {
    return account;
  }

  GuardProblem problem() {
    return problem;
  }

  List<Family> families() {
    return families;
  }

  List<Duty> duties() {
    return duties;
  }

  int duty(Family family, int tour) {
    return dutyIndex.getOrDefault(family.index() * Clock.DAY + tour, -1);
  }

  /// People who are of use on a duty on a day.
  int useful(int day, int duty) {
    return useful[day][duty];
  }

  Sequence sequence() {
    return sequence;
  }

  int start(int person) {
    return starts.get(person);
  }

  FairShares fair() {
    return fair;
  }

  private static int unit(List<Clock> clocks) {
    int unit = 0;
    for (Clock clock : clocks) {
      int a = clock.countedHours();
      int b = unit;
      while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
      }
      unit = a;
    }
    return Math.max(1, unit);
  }

  private int slotsADay() {
    return account ? 2 : 1;
  }

  /// The slot of a day's duty.
  int slot(int day) {
    return day * slotsADay();
  }

  private List<Demand> demands() {
    GuardPrices prices = problem.prices();
    List<Demand> rowsMade = new ArrayList<>();
    // Somebody who is of no use must never be worth a nation's share.
    long over = prices.share() + 1L;
    for (int day = 0; day < problem.days(); day++) {
      for (int d = 0; d < duties.size(); d++) {
        Family family = duties.get(d).family();
        List<Needs.Gain> steps = Needs.of(problem, family, day, duties.get(d).tour()).gains();
        useful[day][d] = steps.size();
        gains[day][d] = steps.stream().mapToInt(Needs.Gain::turns).toArray();
        burdens(day, d);
        tours += steps.size();
        List<Integer> rows = new ArrayList<>();
        long each = (long) prices.uncovered() * family.weight() * family.clock().onHours();
        for (int i = 0; i < steps.size(); i++) {
          int after = i + 1 < steps.size() ? steps.get(i + 1).turns() : 0;
          int turns = steps.get(i).turns();
          if (turns > after) {
            rows.add(rowsMade.size());
            rowsMade.add(
                Demand.soft(
                    "day-" + day + "." + duties.get(d) + (rows.size() > 1 ? "#" + rows.size() : ""),
                    slot(day),
                    d,
                    i + 1,
                    each * (turns - after),
                    after == 0 ? over : 0));
          }
        }
        rowsOf[day][d] = rows.stream().mapToInt(Integer::intValue).toArray();
      }
    }
    shareRows(rowsMade);
    return rowsMade;
  }

  /// Cold hours and hours on hard posts that each of a duty's people bears, on average.
  private void burdens(int day, int d) {
    Family family = duties.get(d).family();
    Clock clock = family.clock();
    int on = clock.onHours();
    int hard = 0;
    int cold = 0;
    for (int relief = 0; relief < clock.reliefs(); relief++) {
      for (int turn = 0; turn < clock.turns(); turn++) {
        int from = clock.turnStart(day, duties.get(d).tour(), relief, turn);
        for (Family.Place place : family.open(problem, from)) {
          hard += place.post().hard() ? on : 0;
          cold += clock.reserve() ? 0 : problem.terms().cold(from, from + on);
        }
      }
    }
    int people = Math.max(1, useful[day][d]);
    hardEach[day][d] = (double) hard / people;
    coldEach[day][d] = (double) cold / people;
  }

  private final Map<String, Integer> shareRow = new TreeMap<>();

  private long tours;

  /// Tours that a nation's share comes to.
  long due(String nation) {
    return tours * problem.terms().shares().getOrDefault(nation, 0) / 100;
  }

  private void shareRows(List<Demand> rows) {
    problem
        .terms()
        .shares()
        .forEach(
            (nation, percent) -> {
              shareRow.put(nation, rows.size());
              rows.add(
                  Demand.soft(
                      "share." + nation,
                      Demand.ANY,
                      Demand.ANY,
                      due(nation),
                      problem.prices().share(),
                      0));
            });
  }

  /// By person: what is left of each window of thirty days. Windows that no calendar can exceed are
  /// left out.
  private int[][] windows() {
    int people = problem.people().size();
    int[][] past = new int[people][MONTH];
    Map<String, Integer> index = new HashMap<>();
    problem.people().forEach(person -> index.put(person.id(), index.size()));
    for (PastTour tour : problem.past()) {
      if (tour.day() >= -MONTH) {
        past[index.getOrDefault(tour.person(), 0)][-tour.day() - 1] +=
            problem.getClock(tour.clock()).countedHours();
      }
    }
    int most = problem.terms().hoursIn30();
    Map<Integer, Integer> byState = new HashMap<>();
    List<int[]> limits = new ArrayList<>();
    int always = problem.days() > MONTH ? sequence.mostHours(MONTH) : 0;
    for (int last = 0; last < problem.days(); last++) {
      int[] left = new int[people];
      boolean binds = false;
      byState.clear();
      for (int p = 0; p < people; p++) {
        int before = 0;
        for (int back = 1; last + back < MONTH; back++) {
          before += past[p][back - 1];
        }
        left[p] = most - before;
        int length = last + 1;
        int can =
            length > MONTH
                ? always
                : byState.computeIfAbsent(starts.get(p), s -> sequence.mostHours(s, length));
        binds |= can > left[p];
        if (can <= left[p]) {
          left[p] = ALWAYS_LEFT;
        }
      }
      if (binds) {
        windows.add(last);
        limits.add(left);
      }
    }
    return limits.toArray(int[][]::new);
  }

  private List<CalendarModel> models() {
    List<CalendarModel> models = new ArrayList<>();
    boolean[][] kept = published();
    for (int p = 0; p < problem.people().size(); p++) {
      models.add(model(p, kept[p]));
    }
    return models;
  }

  /// By person, day and duty, in one row: what was published.
  private boolean[][] published() {
    boolean[][] kept = new boolean[problem.people().size()][];
    for (int p = 0; p < kept.length; p++) {
      kept[p] = new boolean[problem.days() * duties.size()];
    }
    if (problem.published().isPresent()) {
      Watch watch = new Watch(problem, problem.published().get());
      for (int p = 0; p < kept.length; p++) {
        for (GuardTour tour : watch.of(problem.people().get(p).id())) {
          int duty = duty(watch, tour);
          if (duty >= 0 && tour.day() >= 0 && tour.day() < problem.days()) {
            kept[p][tour.day() * duties.size() + duty] = true;
          }
        }
      }
    }
    return kept;
  }

  /// Index of the duty that a tour is, or -1.
  int duty(Watch watch, GuardTour tour) {
    if (tour.standings().isEmpty()) {
      return -1;
    }
    Standing s = tour.standings().getFirst();
    return dutyOf(watch.post(s), s.seat(), tour.tour());
  }

  /// Index of the duty that a seat is in one of the day's tours, or -1.
  int dutyOf(GuardPost post, int seat, int tour) {
    Integer family = familyOf.get(post.id() + "/" + seat);
    return family == null ? -1 : duty(families.get(family), tour);
  }

  /// First hour of a duty's tour on a day.
  int startOf(int day, int duty) {
    return duties.get(duty).family().clock().tourStart(day, duties.get(duty).tour());
  }

  /// A proof that takes no search: each tour that is of use is stood, for at least its hours, or is
  /// not, for more; what nobody can fill stays empty. Every other term is at least zero.
  Prices plainProof() {
    double[] values = new double[demands.size()];
    for (int day = 0; day < problem.days(); day++) {
      for (int d = 0; d < duties.size(); d++) {
        double left = hours(d);
        // The last person fills least, and the row up to them counts for most.
        for (int i = rowsOf[day][d].length - 1; i >= 0; i--) {
          int row = rowsOf[day][d][i];
          values[row] = Math.min(left, demands.get(row).underCost());
          left -= values[row];
        }
      }
    }
    long[] most = dutyProblem().mostUnits();
    double bound = 0;
    for (int row = 0; row < values.length; row++) {
      bound += demands.get(row).leastPriced(values[row], most[row]);
    }
    return new Prices(values, bound);
  }

  /// What a tour costs for its hours.
  long hours(int duty) {
    return (long) problem.prices().hour() * duties.get(duty).family().clock().countedHours();
  }

  private CalendarModel model(int p, boolean[] kept) {
    GuardPerson person = problem.people().get(p);
    GuardPrices prices = problem.prices();
    CalendarNetwork network = network(starts.get(p), person.nation());
    List<Quantity> quantities = new ArrayList<>();
    if (account) {
      quantities.add(Quantity.atMost("fair nights", fair.share(Burdens.Kind.NIGHTS, p)));
      quantities.add(Quantity.atMost("fair weekends", fair.share(Burdens.Kind.WEEKENDS, p)));
    }
    for (int w = 0; w < windows.size(); w++) {
      quantities.add(
          Quantity.atMost(
              GuardRule.HOURS_30.id() + " to day " + windows.get(w),
              windowLimit[w][p] == ALWAYS_LEFT
                  ? Quantity.UNLIMITED
                  : Math.max(0, windowLimit[w][p]) / unit));
    }
    int count = 0;
    for (boolean one : kept) {
      count += one ? 1 : 0;
    }
    boolean any = problem.published().isPresent();
    int busy = count;
    boolean[] busyDay = new boolean[problem.days()];
    for (int i = 0; i < kept.length; i++) {
      busyDay[i / duties.size()] |= kept[i];
    }
    return new CalendarModel(
        person.id(),
        network,
        any ? (long) busy * prices.change() : 0,
        a -> {
          int duty = network.activityDuty(a);
          int day = network.activityFirst(a) / slotsADay();
          if (duty >= duties.size()) {
            int beyond = duty - duties.size();
            return ((beyond & 1) == 1 ? prices.night() : 0)
                + ((beyond & 2) == 2 ? prices.weekend() : 0);
          }
          Duty done = duties.get(duty);
          Clock clock = done.family().clock();
          int from = clock.tourStart(day, done.tour());
          if (!done.family().fits(person, from, from + clock.tourHours())) {
            return CalendarModel.CLOSED;
          }
          long cost = (long) prices.hour() * clock.countedHours() + personal(p, day);
          if (any) {
            cost +=
                kept[day * duties.size() + duty]
                    ? -prices.change()
                    : busyDay[day] ? 0 : prices.change();
          }
          return cost;
        },
        quantities);
  }

  private CalendarNetwork network(int start, String nation) {
    return networks.computeIfAbsent(
        List.of(start, shareRow.containsKey(nation) ? nation : ""), k -> built(start, nation));
  }

  /// Columns of the network: reachable states of each day, a day after the other.
  private CalendarNetwork built(int start, String nation) {
    int days = problem.days();
    int own = account ? OWN_WINDOWS : 0;
    CalendarNetwork.Builder builder =
        CalendarNetwork.builder(days * slotsADay(), own + windows.size());
    int[] here = new int[sequence.size()];
    Arrays.fill(here, -1);
    here[start] = builder.pause(0);
    for (int day = 0; day < days; day++) {
      int[] activities = activities(builder, day, nation);
      int[] accounts = account ? accounts(builder, day) : new int[0];
      // What is reached tomorrow after a day off, or after a tour of each sort of burden.
      int size = sequence.size();
      boolean[] off = new boolean[size];
      boolean[][] on = new boolean[4][size];
      for (int state = 0; state < size; state++) {
        if (here[state] < 0) {
          continue;
        }
        off[sequence.off(state)] = true;
        for (int d = 0; d < duties.size(); d++) {
          int to = activities[d] < 0 ? Sequence.NONE : after(state, d);
          if (to != Sequence.NONE) {
            on[account ? burden(day, d) : 0][to] = true;
          }
        }
      }
      int[][] booked = new int[4][];
      for (int burden = 1; burden < 4; burden++) {
        booked[burden] = new int[size];
        Arrays.fill(booked[burden], -1);
        for (int state = 0; account && state < size; state++) {
          if (on[burden][state]) {
            booked[burden][state] = builder.node(slot(day) + 1);
          }
        }
      }
      int[] there = new int[size];
      Arrays.fill(there, -1);
      for (int state = 0; state < size; state++) {
        boolean reached =
            off[state] || on[0][state] || on[1][state] || on[2][state] || on[3][state];
        if (reached) {
          there[state] = off[state] ? builder.pause(slot(day + 1)) : builder.node(slot(day + 1));
        }
      }
      for (int state = 0; state < size; state++) {
        if (here[state] < 0) {
          continue;
        }
        builder.idle(here[state], there[sequence.off(state)]);
        for (int d = 0; d < duties.size(); d++) {
          int to = activities[d] < 0 ? Sequence.NONE : after(state, d);
          if (to != Sequence.NONE) {
            int burden = account ? burden(day, d) : 0;
            builder.arc(here[state], burden == 0 ? there[to] : booked[burden][to], activities[d]);
          }
        }
      }
      for (int burden = 1; account && burden < 4; burden++) {
        for (int state = 0; state < size; state++) {
          if (booked[burden][state] >= 0) {
            for (int beyond = 0; beyond < 4; beyond++) {
              if ((beyond & ~burden) == 0) {
                builder.arc(booked[burden][state], there[state], accounts[burden * 4 + beyond]);
              }
            }
          }
        }
      }
      here = there;
    }
    int sink = builder.pause(days * slotsADay());
    for (int state : here) {
      if (state >= 0) {
        builder.idle(state, sink);
      }
    }
    return builder.sink(sink).build();
  }

  private int after(int state, int duty) {
    return sequence.after(state, kindOf[duty]);
  }

  /// 1 for a night, 2 for a weekend, 3 for both.
  int burden(int day, int duty) {
    return (night(duty) ? 1 : 0) + (weekendDay[day] ? 2 : 0);
  }

  private int[] activities(CalendarNetwork.Builder builder, int day, String nation) {
    int[] activities = new int[duties.size()];
    Arrays.fill(activities, -1);
    for (int d = 0; d < activities.length; d++) {
      if (useful[day][d] == 0) {
        continue;
      }
      activities[d] = builder.activity(d, slot(day), slot(day) + 1);
      for (int row : rowsOf[day][d]) {
        builder.covering(row, 1);
      }
      @Nullable Integer share = shareRow.get(nation);
      if (share != null) {
        builder.covering(share, 1);
      }
      int hours = duties.get(d).family().clock().countedHours() / unit;
      for (int w = 0; w < windows.size(); w++) {
        if (windows.get(w) >= day && windows.get(w) - day < MONTH) {
          builder.using((account ? OWN_WINDOWS : 0) + w, hours);
        }
      }
    }
    return activities;
  }

  /// By person, day and duty: whether that person may do it, were it the only one.
  boolean[][][] able() {
    boolean[][][] able = new boolean[problem.people().size()][problem.days()][duties.size()];
    for (int p = 0; p < able.length; p++) {
      for (int day = 0; day < problem.days(); day++) {
        for (int d = 0; d < duties.size(); d++) {
          able[p][day][d] = useful[day][d] > 0 && fits(p, day, d);
        }
      }
    }
    return able;
  }

  /// Whether a person may do a duty on a day, were it the only one.
  boolean fits(int p, int day, int duty) {
    Duty done = duties.get(duty);
    int from = done.family().clock().tourStart(day, done.tour());
    return done.family()
        .fits(problem.people().get(p), from, from + done.family().clock().tourHours());
  }

  /// What it costs when so many people do a duty on a day.
  long empty(int day, int duty, int people) {
    Family family = duties.get(duty).family();
    long each = (long) problem.prices().uncovered() * family.weight() * family.clock().onHours();
    long cost = 0;
    for (int i = people; i < gains[day][duty].length; i++) {
      cost += each * gains[day][duty][i];
    }
    return cost;
  }

  /// Hours of a burden that each of the people on a duty bears on a day, on average.
  double each(Burdens.Kind kind, int day, int duty) {
    if (duty < 0) {
      return 0;
    }
    return switch (kind) {
      case NIGHTS -> night(duty) ? 1 : 0;
      case WEEKENDS -> weekendDay[day] ? 1 : 0;
      case HARD -> hardEach[day][duty];
      case COLD -> coldEach[day][duty];
    };
  }

  /// What the rules of sequence see of a duty; [Sequence#NONE] for none.
  int kind(int duty) {
    return duty < 0 ? Sequence.NONE : kindOf[duty];
  }

  /// Whether a duty is one with a night.
  boolean night(int duty) {
    return duty >= 0 && sequence.kinds().get(kindOf[duty]).night();
  }

  private long[][] personalCosts() {
    long[][] costs = new long[problem.people().size()][problem.days()];
    for (int p = 0; p < costs.length; p++) {
      GuardPerson person = problem.people().get(p);
      for (int day = 0; day < problem.days(); day++) {
        costs[p][day] =
            person.wishes().getOrDefault(day, 0)
                + (problem.holiday(person.nation(), day) ? heldHolidays[p] : 0);
      }
    }
    return costs;
  }

  /// What a tour on the day costs a person beyond its hours: a wish, a holiday too many.
  long personal(int p, int day) {
    return personalCost[p][day];
  }

  /// Whether a person's days keep the hours of thirty days.
  ///
  /// @param row by day: index of the duty, or -1
  boolean keepsHours(int p, int[] row) {
    for (int w = 0; w < windows.size(); w++) {
      int hours = 0;
      int last = windows.get(w);
      for (int day = Math.max(0, last - MONTH + 1); day <= last; day++) {
        hours += row[day] < 0 ? 0 : duties.get(row[day]).family().clock().countedHours();
      }
      if (hours > windowLimit[w][p]) {
        return false;
      }
    }
    return true;
  }

  /// By burden and what of it is beyond.
  private int[] accounts(CalendarNetwork.Builder builder, int day) {
    int[] accounts = new int[16];
    for (int burden = 1; burden < 4; burden++) {
      for (int beyond = 0; beyond < 4; beyond++) {
        if ((beyond & ~burden) != 0) {
          continue;
        }
        accounts[burden * 4 + beyond] =
            builder.activity(duties.size() + beyond, slot(day) + 1, slot(day) + 2);
        if ((burden & ~beyond & 1) == 1) {
          builder.using(NIGHTS, 1);
        }
        if ((burden & ~beyond & 2) == 2) {
          builder.using(WEEKENDS, 1);
        }
      }
    }
    return accounts;
  }

  /// By person and day: index of the duty, or -1.
  int[][] rows(DutyPlan plan) {
    int[][] rows = new int[problem.people().size()][problem.days()];
    for (int p = 0; p < rows.length; p++) {
      Arrays.fill(rows[p], -1);
      for (Stretch stretch : plan.calendars().get(p).stretches()) {
        if (stretch.duty() < duties.size()) {
          rows[p][stretch.first() / slotsADay()] = stretch.duty();
        }
      }
    }
    return rows;
  }

  /// The same of a roster.
  int[][] rows(GuardRoster roster) {
    Watch watch = new Watch(problem, roster);
    int[][] rows = new int[problem.people().size()][problem.days()];
    for (int p = 0; p < rows.length; p++) {
      Arrays.fill(rows[p], -1);
      for (GuardTour tour : watch.of(problem.people().get(p).id())) {
        if (tour.day() >= 0 && tour.day() < problem.days()) {
          rows[p][tour.day()] = duty(watch, tour);
        }
      }
    }
    return rows;
  }

  /// The roster that a plan is, with its posts handed out.
  public GuardRoster roster(DutyPlan plan) {
    return HandOut.roster(this, rows(plan));
  }

  /// The plan that a roster is. A roster that breaks a rule of sequence becomes a plan that the
  /// model does not accept.
  public DutyPlan plan(GuardRoster roster) {
    return plan(rows(roster));
  }

  DutyPlan plan(int[][] rows) {
    Map<CalendarNetwork, Map<Long, Integer>> known = new HashMap<>();
    List<Calendar> calendars = new ArrayList<>();
    for (int p = 0; p < rows.length; p++) {
      CalendarModel model = dutyProblem().resources().get(p);
      CalendarNetwork network = model.network();
      Map<Long, Integer> activities = known.computeIfAbsent(network, GuardCompiler::byDutyAndSlot);
      int nights = 0;
      int weekends = 0;
      List<Integer> chosen = new ArrayList<>();
      for (int day = 0; day < rows[p].length; day++) {
        int duty = rows[p][day];
        if (duty < 0) {
          continue;
        }
        Integer activity = activities.get(key(duty, slot(day), 0));
        if (activity == null) {
          continue;
        }
        chosen.add(activity);
        int burden = account ? burden(day, duty) : 0;
        if (burden > 0) {
          int beyond = 0;
          if ((burden & 1) == 1 && ++nights > fair.share(Burdens.Kind.NIGHTS, p)) {
            beyond |= 1;
          }
          if ((burden & 2) == 2 && ++weekends > fair.share(Burdens.Kind.WEEKENDS, p)) {
            beyond |= 2;
          }
          // The uses tell apart the accounts of one duty.
          chosen.add(
              java.util.Objects.requireNonNull(
                  activities.get(key(duties.size() + beyond, slot(day) + 1, burden & ~beyond))));
        }
      }
      calendars.add(Calendar.of(model, chosen.stream().mapToInt(Integer::intValue).toArray()));
    }
    return new DutyPlan(calendars);
  }

  private static long key(int duty, int slot, int within) {
    return ((long) slot * 4 + within) * 1_000_000 + duty;
  }

  private static Map<Long, Integer> byDutyAndSlot(CalendarNetwork network) {
    int named = 0;
    for (int a = 0; a < network.activities(); a++) {
      named = Math.max(named, network.activityDuty(a));
    }
    Map<Long, Integer> activities = new HashMap<>();
    for (int a = 0; a < network.activities(); a++) {
      int within = 0;
      boolean odd = network.coverStart(a) == network.coverStart(a + 1);
      for (int e = network.useStart(a); odd && e < network.useStart(a + 1); e++) {
        within |= network.useQuantity(e) == NIGHTS ? 1 : 0;
        within |= network.useQuantity(e) == WEEKENDS ? 2 : 0;
      }
      activities.put(key(network.activityDuty(a), network.activityFirst(a), within), a);
    }
    return activities;
  }
}
