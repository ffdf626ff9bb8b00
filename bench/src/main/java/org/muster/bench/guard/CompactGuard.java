package org.muster.bench.guard;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.guard.GuardDuties;
import org.muster.engine.duty.guard.GuardTerms;

/// The guard problem as CP-SAT reads it best: `x[p][d][t]` says that a person does a duty on a day,
/// for duties that the person may do then; `w[p][d][k]` that the person begins a tour of some kind,
/// which is all that rest, runs, nights and hours see of a duty. Pairs of tours too close are
/// clauses of two, runs too long clauses of one tour more than is allowed, nights and hours sums
/// over windows. Cover is a sum for each step of what missing people cost.
///
/// The objective counts in parts of [GuardDuties#PARTS].
final class CompactGuard {
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final int DAY = 24;

  private final GuardDuties duties;
  private final GuardTerms terms;
  private final CpModel model = new CpModel();
  private final List<Kind> kinds = new ArrayList<>();
  private final int[] kindOf;
  private final @Nullable BoolVar[][][] x;
  private final @Nullable Literal[][][] works;
  private final LinearExprBuilder cost = LinearExpr.newBuilder();

  /// What the rules of sequence see of a duty.
  private record Kind(int from, int until, int counted, boolean night) {}

  /// A tour that may be, or was.
  ///
  /// @param on whether it is; null for what was
  private record Tour(int day, int from, int until, @Nullable Literal on) {}

  CompactGuard(GuardDuties duties) {
    this.duties = duties;
    this.terms = duties.terms();
    kindOf = new int[duties.duties()];
    for (int t = 0; t < kindOf.length; t++) {
      Kind kind = new Kind(duties.from(t), duties.until(t), duties.counted(t), duties.night(t));
      if (!kinds.contains(kind)) {
        kinds.add(kind);
      }
      kindOf[t] = kinds.indexOf(kind);
    }
    x = new BoolVar[duties.people()][duties.days()][duties.duties()];
    works = new Literal[duties.people()][duties.days()][kinds.size()];
    Map<Integer, List<GuardDuties.Past>> past = new HashMap<>();
    duties
        .past()
        .forEach(tour -> past.computeIfAbsent(tour.person(), p -> new ArrayList<>()).add(tour));
    for (int p = 0; p < x.length; p++) {
      person(p, past.getOrDefault(p, List.of()));
    }
    for (int d = 0; d < duties.days(); d++) {
      for (int t = 0; t < duties.duties(); t++) {
        cover(d, t);
      }
    }
    shares();
    model.minimize(cost);
  }

  CpModel model() {
    return model;
  }

  private void person(int p, List<GuardDuties.Past> past) {
    for (int d = 0; d < duties.days(); d++) {
      day(p, d);
    }
    sequence(p, past);
    nights(p, past);
    hours(p, past, WEEK, terms.hoursIn7());
    hours(p, past, MONTH, terms.hoursIn30());
    for (GuardDuties.Burden burden : GuardDuties.Burden.values()) {
      beyond(p, burden);
    }
  }

  private void day(int p, int d) {
    long off = duties.cost(p, d, -1);
    List<List<Literal>> byKind = new ArrayList<>();
    kinds.forEach(kind -> byKind.add(new ArrayList<>()));
    List<Literal> all = new ArrayList<>();
    cost.add(GuardDuties.PARTS * off);
    for (int t = 0; t < duties.duties(); t++) {
      if (duties.able(p, d, t)) {
        BoolVar one = model.newBoolVar("");
        x[p][d][t] = one;
        byKind.get(kindOf[t]).add(one);
        all.add(one);
        cost.addTerm(one, GuardDuties.PARTS * (duties.cost(p, d, t) - off));
      }
    }
    for (int k = 0; k < byKind.size(); k++) {
      List<Literal> own = byKind.get(k);
      if (own.size() == 1) {
        works[p][d][k] = own.getFirst();
      } else if (!own.isEmpty()) {
        BoolVar any = model.newBoolVar("");
        works[p][d][k] = any;
        model.addEquality(sum(own), any);
      }
    }
    if (all.size() > 1) {
      model.addAtMostOne(all);
    }
  }

  private static LinearExpr sum(List<? extends Literal> all) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    all.forEach(sum::add);
    return sum.build();
  }

  /// Rest between tours, and runs of tours without a long rest between them.
  private void sequence(int p, List<GuardDuties.Past> past) {
    List<Tour> tours = new ArrayList<>();
    for (GuardDuties.Past tour : past) {
      // What ended long ago binds nobody.
      if (tour.until() + terms.longRestHours() > -DAY * (terms.maxRun() + 1) * 3) {
        tours.add(new Tour(tour.day(), tour.from(), tour.until(), null));
      }
    }
    for (int d = 0; d < duties.days(); d++) {
      for (int k = 0; k < kinds.size(); k++) {
        Literal on = works[p][d][k];
        if (on != null) {
          Kind kind = kinds.get(k);
          tours.add(new Tour(d, d * DAY + kind.from, d * DAY + kind.until, on));
        }
      }
    }
    tours.sort(java.util.Comparator.comparingInt(Tour::from));
    for (int i = 0; i < tours.size(); i++) {
      runs(tours, i, new ArrayList<>(), 1);
      Tour one = tours.get(i);
      for (int k = i + 1; k < tours.size(); k++) {
        Tour other = tours.get(k);
        if (other.from - one.until >= terms.restHours() && other.from >= one.until) {
          break;
        }
        if (other.day != one.day) {
          notAll(List.of(one, other));
        }
      }
    }
  }

  /// Forbids each run of one tour more than is allowed that goes on with this one.
  private void runs(List<Tour> tours, int at, List<Tour> before, int length) {
    List<Tour> run = new ArrayList<>(before);
    run.add(tours.get(at));
    if (length > terms.maxRun()) {
      notAll(run);
      return;
    }
    Tour last = tours.get(at);
    for (int k = at + 1; k < tours.size(); k++) {
      Tour next = tours.get(k);
      boolean possible =
          next.day != last.day
              && next.from >= last.until
              && next.from - last.until >= terms.restHours();
      if (next.from - last.until >= terms.longRestHours()) {
        break;
      }
      if (possible || (last.on == null && next.on == null)) {
        runs(tours, k, run, length + 1);
      }
    }
  }

  private void notAll(List<Tour> tours) {
    List<Literal> off = new ArrayList<>();
    for (Tour tour : tours) {
      if (tour.on != null) {
        off.add(tour.on.not());
      }
    }
    // What came before is not judged.
    if (!off.isEmpty()) {
      model.addBoolOr(off);
    }
  }

  private void nights(int p, List<GuardDuties.Past> past) {
    int most = terms.maxNights();
    for (int last = 0; last < duties.days(); last++) {
      List<Literal> nights = new ArrayList<>();
      int before = 0;
      for (int d = last - most; d <= last; d++) {
        int day = d;
        if (d < 0) {
          before += past.stream().anyMatch(tour -> tour.night() && tour.day() == day) ? 1 : 0;
          continue;
        }
        for (int k = 0; k < kinds.size(); k++) {
          Literal on = works[p][d][k];
          if (on != null && kinds.get(k).night) {
            nights.add(on);
          }
        }
      }
      if (!nights.isEmpty()) {
        model.addLessOrEqual(sum(nights), Math.max(0, most - before));
      }
    }
  }

  private void hours(int p, List<GuardDuties.Past> past, int window, int most) {
    for (int last = 0; last < duties.days(); last++) {
      int first = last - window + 1;
      int end = last;
      int before =
          past.stream()
              .filter(tour -> tour.day() >= first && tour.day() <= end)
              .mapToInt(GuardDuties.Past::counted)
              .sum();
      LinearExprBuilder hours = LinearExpr.newBuilder();
      int can = 0;
      for (int d = Math.max(0, first); d <= last; d++) {
        int longest = 0;
        for (int k = 0; k < kinds.size(); k++) {
          Literal on = works[p][d][k];
          if (on != null) {
            hours.addTerm(on, kinds.get(k).counted);
            longest = Math.max(longest, kinds.get(k).counted);
          }
        }
        can += longest;
      }
      if (can > most - before) {
        model.addLessOrEqual(hours, Math.max(0, most - before));
      }
    }
  }

  private void beyond(int p, GuardDuties.Burden burden) {
    LinearExprBuilder borne = LinearExpr.newBuilder();
    int can = 0;
    for (int d = 0; d < duties.days(); d++) {
      int heaviest = 0;
      for (int t = 0; t < duties.duties(); t++) {
        BoolVar one = x[p][d][t];
        int each = one == null ? 0 : duties.borne(burden, d, t);
        if (one != null && each > 0) {
          borne.addTerm(one, each);
          heaviest = Math.max(heaviest, each);
        }
      }
      can += heaviest;
    }
    int share = duties.share(burden, p);
    if (can > share && duties.price(burden) > 0) {
      IntVar over = model.newIntVar(0, can - share, "");
      model.addLessOrEqual(borne.addTerm(over, -1), share);
      cost.addTerm(over, duties.price(burden));
    }
  }

  private void cover(int d, int t) {
    int useful = duties.useful(d, t);
    if (useful == 0) {
      return;
    }
    List<Literal> on = new ArrayList<>();
    for (BoolVar[][] person : x) {
      BoolVar one = person[d][t];
      if (one != null) {
        on.add(one);
      }
    }
    if (on.size() > useful) {
      model.addLessOrEqual(sum(on), useful);
    }
    for (GuardDuties.Step step : duties.steps(d, t)) {
      IntVar missing = model.newIntVar(0, step.people(), "");
      model.addGreaterOrEqual(
          LinearExpr.newBuilder().add(sum(on)).add(missing).build(), step.people());
      cost.addTerm(missing, GuardDuties.PARTS * step.cost());
    }
  }

  private void shares() {
    Map<String, LinearExprBuilder> given = new TreeMap<>();
    terms.shares().keySet().forEach(nation -> given.put(nation, LinearExpr.newBuilder()));
    for (int p = 0; p < x.length; p++) {
      LinearExprBuilder own = given.get(duties.nation(p));
      if (own == null) {
        continue;
      }
      for (BoolVar[] day : x[p]) {
        Arrays.stream(day).filter(java.util.Objects::nonNull).forEach(own::add);
      }
    }
    given.forEach(
        (nation, own) -> {
          IntVar missing = model.newIntVar(0, duties.due(nation), "");
          model.addGreaterOrEqual(own.add(missing), duties.due(nation));
          cost.addTerm(missing, (long) GuardDuties.PARTS * duties.prices().share());
        });
  }

  /// Leaves these rows as the only ones; false where somebody does what that person may not do.
  boolean fix(int[][] rows) {
    for (int p = 0; p < x.length; p++) {
      for (int d = 0; d < x[p].length; d++) {
        if (rows[p][d] >= 0 && x[p][d][rows[p][d]] == null) {
          return false;
        }
        for (int t = 0; t < x[p][d].length; t++) {
          BoolVar one = x[p][d][t];
          if (one != null) {
            model.addEquality(one, rows[p][d] == t ? 1 : 0);
          }
        }
      }
    }
    return true;
  }

  /// The rows of CP-SAT's last solution.
  int[][] rows(CpSolver solver) {
    int[][] rows = new int[x.length][duties.days()];
    for (int p = 0; p < x.length; p++) {
      Arrays.fill(rows[p], -1);
      for (int d = 0; d < rows[p].length; d++) {
        for (int t = 0; t < x[p][d].length; t++) {
          BoolVar one = x[p][d][t];
          if (one != null && solver.booleanValue(one)) {
            rows[p][d] = t;
          }
        }
      }
    }
    return rows;
  }
}
