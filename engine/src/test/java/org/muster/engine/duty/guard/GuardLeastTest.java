package org.muster.engine.duty.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// How many people posts need at least: known answers, and what trying everything finds.
class GuardLeastTest {

  @Test
  void aPostThatStandsDayAndNightNeedsThreeForADayAndMoreWithDaysOff() {
    // One seat, two on and four off, one day: three reliefs.
    assertThat(least(post(), 1, GuardTerms.usual()).enough()).contains(3);
    // Three tours and a day off, five in seven days: in a week 21 tours of at most 5 each.
    GuardLeast.Answer month = least(post(), 28, GuardTerms.usual());
    assertThat(month.because()).isEqualTo(new GuardLeast.Floor("", 0, 7, 21, 5));
    assertThat(month.counted()).isEqualTo(month.because().people());
    assertThat(month.enough()).contains(month.atLeast());
    assertThat(month.atLeast()).isEqualTo(5);
  }

  @Test
  void aPairOfTwoNationsNeedsBoth() {
    GuardLeast.Answer answer =
        least(
            GuardPost.of("gate", PostKind.GATE, "relief", Seat.of("AZE"), Seat.of("TUR")),
            2,
            GuardTerms.usual());
    assertThat(answer.enough()).contains(6);
    assertThat(answer.force()).containsEntry("AZE", 3).containsEntry("TUR", 3);
  }

  @Test
  void whereATourCountsMoreThanTheTermsAllowNoNumberIsEnough() {
    GuardTerms usual = GuardTerms.usual();
    GuardLeast.Answer answer =
        least(
            post(),
            3,
            new GuardTerms(
                0,
                3,
                24,
                3,
                22,
                6,
                7,
                168,
                10,
                0,
                6,
                usual.weekend(),
                new TreeMap<>(),
                new TreeMap<>()));
    assertThat(answer.enough()).isEmpty();
    assertThat(answer.never())
        .contains("A tour on post tower counts 8 hours, and the terms allow 7 in 7 days");
  }

  @Test
  void someTinyProblemsNeedWhatBruteForceFinds() {
    agree(12);
  }

  @Test
  @Tag("long")
  void fiveHundredTinyProblemsNeedWhatBruteForceFinds() {
    agree(500);
  }

  private static void agree(int problems) {
    int done = 0;
    for (long seed = 0; done < problems; seed++) {
      GuardProblem problem = TinyGuards.of(seed);
      GuardLeast.Answer answer =
          GuardLeast.of(problem, new PortfolioSolver(), SolveLimits.ofSteps(2_000, 1));
      int enough = answer.enough().orElse(99);
      if (enough > 3) {
        continue;
      }
      Optional<Long> fewer = emptySeats(problem, enough - 1);
      Optional<Long> these = emptySeats(problem, enough);
      if (fewer.isEmpty() || these.isEmpty()) {
        continue;
      }
      done++;
      assertThat(these.get()).as("seed " + seed).isZero();
      assertThat(fewer.get()).as("seed " + seed).isPositive();
      assertThat(answer.atLeast()).as("seed " + seed).isEqualTo(enough);
    }
    System.out.printf(java.util.Locale.ROOT, "figures: guard-least=%d%n", done);
  }

  /// The fewest hours of empty seats that so many can leave, whatever their nations.
  private static Optional<Long> emptySeats(GuardProblem problem, int people) {
    long best = Long.MAX_VALUE;
    for (int azeri = 0; azeri <= people; azeri++) {
      List<GuardPerson> force = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        force.add(
            GuardPerson.of("ideal-" + i, i < azeri ? "AZE" : "TUR")
                .qualified("search", GuardPerson.NEVER));
      }
      GuardProblem ideal =
          new GuardProblem(
              problem.start(),
              problem.days(),
              problem.terms().withHolidays(new TreeMap<>()).withShares(new TreeMap<>()),
              new GuardPrices(1, 0, 0, 0, 0, 0, 0, 0, 0),
              problem.clocks(),
              problem.posts(),
              force,
              List.of(),
              List.of(),
              Optional.empty());
      if (force.isEmpty()) {
        best = Math.min(best, GuardChecker.check(ideal, GuardRoster.empty()).cost().total());
        continue;
      }
      Optional<Long> cost = TinyGuards.bruteForce(ideal, 20_000);
      if (cost.isEmpty()) {
        return Optional.empty();
      }
      best = Math.min(best, cost.get());
    }
    return Optional.of(best);
  }

  private static GuardPost post() {
    return GuardPost.of("tower", PostKind.TOWER, "relief", Seat.of(""));
  }

  private static GuardLeast.Answer least(GuardPost post, int days, GuardTerms terms) {
    GuardProblem problem =
        new GuardProblem(
            java.time.LocalDate.of(2021, 3, 1),
            days,
            terms,
            GuardPrices.USUAL,
            List.of(Clock.twoOnFourOff("relief", 8)),
            List.of(post),
            List.of(GuardPerson.of("a", "AZE")),
            List.of(),
            List.of(),
            Optional.empty());
    return GuardLeast.of(problem, new PortfolioSolver(), SolveLimits.ofSteps(3_000, 1));
  }
}
