package org.muster.engine.duty.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each reason is true: compared with trying every calendar of the employee against the rules of
/// the checker, all others as they are.
class ShiftReasonsTest {

  /// What was met, so that the test is known to mean something.
  private static final class Met {
    private int allowed;
    private int one;
    private int several;
    private int alternatives;
  }

  @Test
  void eachReasonIsTrue() {
    Met met = explain(30);
    assertThat(met.allowed).isGreaterThan(30);
    assertThat(met.one).isGreaterThan(30);
    assertThat(met.several).isGreaterThan(10);
    assertThat(met.alternatives).isGreaterThan(40);
  }

  @Test
  @Tag("long")
  void eachReasonOfFiveHundredProblemsIsTrue() {
    Met met = explain(500);
    System.out.printf(
        "figures: with-extra-cost=%d forbidden-by-one=%d forbidden-by-several=%d alternatives=%d%n",
        met.allowed, met.one, met.several, met.alternatives);
    assertThat(met.allowed).isGreaterThan(500);
    assertThat(met.one).isGreaterThan(500);
    assertThat(met.several).isGreaterThan(150);
  }

  private static Met explain(int problems) {
    Met met = new Met();
    int count = 0;
    for (long seed = 0; count < problems; seed++) {
      ShiftProblem problem = TinyShifts.of(seed);
      Random random = new Random(seed);
      int[][] rows = new int[problem.employees().size()][];
      for (int e = 0; e < rows.length; e++) {
        List<int[]> lawful = TinyShifts.lawful(problem, e);
        if (lawful.isEmpty()) {
          rows = new int[0][];
          break;
        }
        rows[e] = lawful.get(random.nextInt(lawful.size()));
      }
      if (rows.length > 0) {
        count++;
        explain(problem, Roster.of(rows), "seed " + seed, random, met);
      }
    }
    return met;
  }

  private static void explain(
      ShiftProblem problem, Roster roster, String seed, Random random, Met met) {
    ShiftReasons reasons = new ShiftReasons(problem, roster);
    List<List<Tried>> tried = new ArrayList<>();
    for (int e = 0; e < problem.employees().size(); e++) {
      tried.add(tried(problem, roster, e));
    }
    for (Cover line : problem.cover()) {
      int shift = problem.indexOfShift(line.shift());
      long given = roster.rows().stream().filter(row -> row.get(line.day()) == shift).count();
      if (given >= line.need()) {
        continue;
      }
      List<ShiftReasons.Reason> answers = reasons.uncovered(line.day(), shift);
      assertThat(answers).as(seed).hasSize(problem.employees().size() - (int) given);
      assertThat(answers)
          .as("the nearest first, " + seed)
          .isSortedAccordingTo(Comparator.comparingLong(ShiftReasonsTest::nearness));
      for (ShiftReasons.Reason answer : answers) {
        int e = problem.indexOfEmployee(answer.employee());
        isTrue(problem, roster, tried.get(e), line.day(), shift, answer, seed, met);
      }
    }
    int e = random.nextInt(problem.employees().size());
    int day = random.nextInt(problem.days());
    List<ShiftReasons.Reason> alternatives = reasons.alternatives(e, day);
    assertThat(alternatives).as(seed).hasSize(problem.shifts().size());
    for (ShiftReasons.Reason answer : alternatives) {
      met.alternatives++;
      int shift = answer.shift().equals("-") ? Roster.OFF : problem.indexOfShift(answer.shift());
      isTrue(problem, roster, tried.get(e), day, shift, answer, seed, met);
    }
  }

  private static long nearness(ShiftReasons.Reason reason) {
    return reason.extraCost().isPresent()
        ? reason.extraCost().getAsLong()
        : 1_000_000L * reason.forbidding().getFirst().size();
  }

  /// A calendar of one employee, the rules that it breaks, and what it adds to the roster's cost.
  private record Tried(int[] row, Set<ShiftRule> broken, long extra) {}

  private static List<Tried> tried(ShiftProblem problem, Roster roster, int employee) {
    long now = ShiftChecker.check(problem, roster).cost();
    List<Tried> all = new ArrayList<>();
    int[] row = new int[problem.days()];
    int choices = problem.shifts().size() + 1;
    int count = (int) Math.pow(choices, problem.days());
    for (int code = 0; code < count; code++) {
      int rest = code;
      for (int day = 0; day < row.length; day++) {
        row[day] = rest % choices - 1;
        rest /= choices;
      }
      RosterReview review = ShiftChecker.check(problem, with(roster, employee, row));
      Set<ShiftRule> broken = EnumSet.noneOf(ShiftRule.class);
      review.findings().forEach(finding -> broken.add(finding.rule()));
      all.add(new Tried(row.clone(), broken, review.cost() - now));
    }
    return all;
  }

  private static Roster with(Roster roster, int employee, int[] row) {
    List<List<Integer>> rows = new ArrayList<>(roster.rows());
    rows.set(employee, Roster.of(new int[][] {row}).rows().getFirst());
    return new Roster(rows);
  }

  private static void isTrue(
      ShiftProblem problem,
      Roster roster,
      List<Tried> tried,
      int day,
      int shift,
      ShiftReasons.Reason reason,
      String seed,
      Met met) {
    String about = seed + ", day " + day + ", " + reason;
    int fewest = Integer.MAX_VALUE;
    for (Tried one : tried) {
      fewest = one.row[day] == shift ? Math.min(fewest, one.broken.size()) : fewest;
    }
    Set<Set<ShiftRule>> sets = new HashSet<>();
    OptionalLong least = OptionalLong.empty();
    for (Tried one : tried) {
      if (one.row[day] == shift && one.broken.size() == fewest) {
        sets.add(one.broken);
        least = OptionalLong.of(Math.min(one.extra, least.orElse(Long.MAX_VALUE)));
      }
    }
    assertThat(reason.decided()).as(about).isTrue();
    if (fewest == 0) {
      met.allowed++;
      assertThat(reason.extraCost()).as(about).isEqualTo(least);
      assertThat(reason.forbidding()).as(about).isEmpty();
    } else {
      met.one += fewest == 1 ? 1 : 0;
      met.several += fewest > 1 ? 1 : 0;
      assertThat(reason.extraCost()).as(about).isEmpty();
      assertThat(reason.forbidding()).as(about).containsExactlyInAnyOrderElementsOf(sets);
    }
    // The nearest calendar breaks those rules and no more, and none of its kind costs less.
    int employee = problem.indexOfEmployee(reason.employee());
    int[] nearest = roster.rows().get(employee).stream().mapToInt(Integer::intValue).toArray();
    for (ShiftReasons.Change change : reason.changes()) {
      assertThat(change.before()).as(about).isEqualTo(name(problem, nearest[change.day()]));
      nearest[change.day()] = problem.indexOfShift(change.after());
    }
    assertThat(nearest[day]).as(about).isEqualTo(shift);
    RosterReview review = ShiftChecker.check(problem, with(roster, employee, nearest));
    Set<ShiftRule> broken = new HashSet<>();
    review.findings().forEach(finding -> broken.add(finding.rule()));
    assertThat(sets).as(about).contains(broken);
    assertThat(review.cost() - ShiftChecker.check(problem, roster).cost())
        .as(about)
        .isEqualTo(least.orElseThrow());
  }

  private static String name(ShiftProblem problem, int shift) {
    return shift == Roster.OFF ? "-" : problem.shifts().get(shift).id();
  }
}
