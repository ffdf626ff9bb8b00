package org.muster.engine.duty.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Every reason is true: what it says may be, may, and costs what it says; what a rule forbids,
/// that rule forbids. And whoever stands in for another breaks no rule and changes as little as
/// it says.
class GuardReasonsTest {

  @Test
  void whatAReasonSaysIsWhatTheCheckerFinds() {
    agree(60);
  }

  @Test
  @Tag("long")
  void everyReasonOfFiveHundredIsWhatTheCheckerFinds() {
    agree(500);
  }

  private static void agree(int problems) {
    int allowed = 0;
    int forbidden = 0;
    int mended = 0;
    for (long seed = 0; seed < problems; seed++) {
      GuardProblem problem = TinyGuards.of(seed);
      GuardRoster roster = planned(problem);
      GuardReview before = GuardChecker.check(problem, roster);
      GuardReasons reasons = new GuardReasons(problem, roster);
      for (GuardReasons.Cell cell : cells(problem)) {
        Optional<String> holder = reasons.findHolder(cell);
        assertThat(reasons.free(reasons.taken(cell), 3))
            .as("free for " + cell + " of seed " + seed)
            .isEqualTo(
                reasons.all(cell).stream().filter(r -> r.broken().isEmpty()).limit(3).toList());
        for (GuardReasons.Reason reason : reasons.all(cell)) {
          String as = "seed " + seed + " " + cell + " " + reason;
          GuardRoster with = with(problem, roster, cell, holder, reason, List.of());
          GuardReview after = GuardChecker.check(problem, with);
          Set<GuardRule> found = EnumSet.noneOf(GuardRule.class);
          after.findings().stream()
              .filter(finding -> finding.person().equals(reason.person()))
              .forEach(finding -> found.add(finding.rule()));
          Set<GuardRule> told = EnumSet.noneOf(GuardRule.class);
          reason.broken().forEach(finding -> told.add(finding.rule()));
          assertThat(found).as(as).isEqualTo(told);
          if (told.isEmpty()) {
            allowed++;
          } else {
            forbidden++;
          }
          if (reason.possible()) {
            GuardReview then =
                GuardChecker.check(
                    problem, with(problem, roster, cell, holder, reason, reason.givenUp()));
            assertThat(then.findings()).as(as).isEmpty();
            // Shares of nations are not part of a reason's figure, nor are turns that a gap shares.
            if (problem.terms().shares().isEmpty() && holder.isPresent()) {
              assertThat(then.cost().total() - before.cost().total())
                  .as(as)
                  .isEqualTo(reason.extraCost());
            }
            mended += reason.givenUp().isEmpty() ? 0 : 1;
          }
        }
      }
    }
    System.out.printf(
        java.util.Locale.ROOT,
        "figures: guard-reasoned=%d reasons=%d%n",
        problems,
        allowed + forbidden);
    assertThat(allowed).isPositive();
    assertThat(forbidden).isPositive();
    assertThat(mended).isPositive();
  }

  @Test
  void whoIsMovedForAnotherCostsWhatTheCheckerFinds() {
    int moved = 0;
    for (long seed = 0; seed < 200; seed++) {
      GuardProblem problem = TinyGuards.of(seed);
      if (!problem.terms().shares().isEmpty()) {
        continue;
      }
      GuardRoster roster = planned(problem);
      GuardReview before = GuardChecker.check(problem, roster);
      GuardReasons reasons = new GuardReasons(problem, roster);
      for (GuardReasons.Cell cell : cells(problem)) {
        if (reasons.findHolder(cell).isEmpty()) {
          continue;
        }
        for (GuardReplacements.Proposal proposal : GuardReplacements.of(reasons, cell)) {
          GuardReview after =
              GuardChecker.check(problem, standing(problem, roster, cell, proposal));
          String as = "seed " + seed + " " + cell + " " + proposal;
          assertThat(after.findings()).as(as).isEmpty();
          assertThat(after.cost().total() - before.cost().total())
              .as(as)
              .isEqualTo(proposal.extraCost());
          moved += proposal.moved().size();
        }
      }
    }
    assertThat(moved).isPositive();
  }

  /// The roster in which a proposal is taken up, by hand.
  private static GuardRoster standing(
      GuardProblem problem,
      GuardRoster roster,
      GuardReasons.Cell cell,
      GuardReplacements.Proposal proposal) {
    List<Standing> taken = GuardReasons.turns(problem, roster, cell);
    List<Standing> after = new ArrayList<>();
    for (Standing s : roster.standings()) {
      Clock clock = problem.clockOf(problem.findPost(s.post()).orElseThrow());
      String person = taken.contains(s) ? proposal.person() : s.person();
      for (GuardReplacements.Move move : proposal.moved()) {
        if (s.person().equals(move.away()) && tourStart(clock, s.from()) == move.from()) {
          person = move.to();
        }
      }
      after.add(new Standing(s.post(), s.seat(), s.from(), person));
    }
    return new GuardRoster(after);
  }

  @Test
  void whoStandsInBreaksNoRuleAndLeavesTheRestAlone() {
    GuardProblem problem = GuardDraw.of(70, 10, 7, 5);
    GuardRoster roster = planned(problem);
    GuardReview before = GuardChecker.check(problem, roster);
    int replaced = 0;
    GuardReasons reasons = new GuardReasons(problem, roster);
    for (GuardPerson person : problem.people()) {
      GuardReplacements.Answer answer = GuardReplacements.of(reasons, person.id(), 50, 90);
      GuardReview after = GuardChecker.check(problem, answer.roster());
      assertThat(after.findings()).as(person.id()).isEmpty();
      assertThat(answer.roster().standings())
          .as(person.id())
          .noneMatch(s -> s.person().equals(person.id()) && s.from() >= 50 && s.from() < 72);
      Set<Standing> changed = new HashSet<>(roster.standings());
      changed.removeAll(answer.roster().standings());
      int moved = 0;
      for (GuardReplacements.Missed missed : answer.missed()) {
        assertThat(missed.proposals()).hasSizeLessThanOrEqualTo(3);
        moved += missed.proposals().isEmpty() ? 0 : missed.proposals().getFirst().moved().size();
        replaced += missed.proposals().isEmpty() ? 0 : 1;
        if (missed.proposals().isEmpty()) {
          assertThat(missed.nearest()).isNotEmpty();
        }
      }
      if (moved == 0) {
        assertThat(changed).as(person.id()).allMatch(s -> s.person().equals(person.id()));
      }
      if (answer.missed().stream().noneMatch(missed -> missed.proposals().isEmpty())) {
        assertThat(after.gaps()).as(person.id()).hasSameSizeAs(before.gaps());
      }
    }
    assertThat(replaced).isPositive();
  }

  private static GuardRoster planned(GuardProblem problem) {
    return new GuardPlanner(new PortfolioSolver())
        .plan(problem, SolveLimits.ofSteps(400, 1), p -> {})
        .roster();
  }

  private static List<GuardReasons.Cell> cells(GuardProblem problem) {
    List<GuardReasons.Cell> cells = new ArrayList<>();
    for (GuardPost post : problem.posts()) {
      for (int from = 0; from < (problem.days() + 1) * Clock.DAY; from++) {
        for (int seat = 0; seat < post.seats().size() && problem.asked(post, from); seat++) {
          cells.add(new GuardReasons.Cell(post.id(), seat, from));
        }
      }
    }
    return cells;
  }

  /// The roster in which the person has taken over the tour of the cell, by hand.
  private static GuardRoster with(
      GuardProblem problem,
      GuardRoster roster,
      GuardReasons.Cell cell,
      Optional<String> holder,
      GuardReasons.Reason reason,
      List<Integer> givenUp) {
    Clock clock = problem.clockOf(problem.findPost(cell.post()).orElseThrow());
    int start = tourStart(clock, cell.from());
    List<Standing> after = new ArrayList<>();
    for (Standing s : roster.standings()) {
      Clock own = problem.clockOf(problem.findPost(s.post()).orElseThrow());
      boolean taken =
          holder.equals(Optional.of(s.person()))
              && own.equals(clock)
              && tourStart(own, s.from()) == start;
      boolean left =
          s.person().equals(reason.person()) && givenUp.contains(tourStart(own, s.from()));
      if (taken) {
        after.add(new Standing(s.post(), s.seat(), s.from(), reason.person()));
      } else if (!left) {
        after.add(s);
      }
    }
    if (holder.isEmpty()) {
      Clock.Turn turn = clock.turnAt(cell.from());
      GuardPost post = problem.findPost(cell.post()).orElseThrow();
      for (int t = 0; t < clock.turns(); t++) {
        int from = clock.turnStart(turn.day(), turn.tour(), turn.relief(), t);
        boolean empty =
            roster.standings().stream()
                .noneMatch(
                    s ->
                        s.post().equals(cell.post())
                            && s.seat() == cell.seat()
                            && s.from() == from);
        if (empty && problem.asked(post, from)) {
          after.add(new Standing(cell.post(), cell.seat(), from, reason.person()));
        }
      }
    }
    return new GuardRoster(after);
  }

  private static int tourStart(Clock clock, int hour) {
    Clock.Turn turn = clock.turnAt(hour);
    return clock.tourStart(turn.day(), turn.tour());
  }
}
