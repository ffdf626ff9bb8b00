package org.muster.operate.guard;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.GuardRule;
import org.muster.engine.duty.guard.Standing;

/// Why somebody stands apart in the fairness ledger, and what evens it: the tours ahead that could
/// go from whoever bears more to whoever bears less of the same nation, and the rules that are in
/// the way of those that could not.
public final class FairnessReasons {
  /// Tours of a person, and people for each, that are looked at: the nearest say enough.
  private static final int MOST_TOURS = 6;

  private static final int MOST_PEOPLE = 6;

  private final RosterReasons reasons;

  public FairnessReasons(RosterReasons reasons) {
    this.reasons = reasons;
  }

  /// What evens somebody who stands apart.
  public sealed interface Evened {
    /// A tour of the roster that may change hands and break no rule.
    ///
    /// @param from whoever stands it
    /// @param to whoever would take it
    /// @param at its first turn on post, local to the guard
    record Hand(String from, String to, String post, LocalDateTime at, long extraCost)
        implements Evened {}

    /// Every such tour breaks a rule.
    ///
    /// @param rules in the way
    record Forced(List<GuardRule> rules) implements Evened {
      public Forced {
        rules = List.copyOf(rules);
      }

      /// The first of them in words, each with its id.
      public String words(int most) {
        return rules.stream()
            .limit(most)
            .map(rule -> rule.breach() + " (" + rule.id() + ")")
            .collect(Collectors.joining("; "));
      }
    }

    /// No such tour lies ahead: the next roster evens it, because the ledger goes into it.
    record Next() implements Evened {}
  }

  /// For each of those who stand apart, what evens it in a roster.
  ///
  /// @param from the hour from which tours can still change hands, local to the guard
  public Map<GuardFairness.Apart, Evened> find(
      GuardCase guard,
      RosterText text,
      GuardFairness ledger,
      List<GuardFairness.Apart> apart,
      LocalDateTime from) {
    GuardProblem problem = guard.problem();
    GuardRoster roster = RosterLines.toEngine(problem, text.lines()).roster();
    Map<GuardFairness.Apart, Evened> evened = new LinkedHashMap<>();
    reasons.with(
        problem,
        roster,
        engine -> {
          for (GuardFairness.Apart one : apart) {
            evened.put(one, evened(problem, roster, engine, ledger, one, from));
          }
        });
    return evened;
  }

  private static Evened evened(
      GuardProblem problem,
      GuardRoster roster,
      GuardReasons engine,
      GuardFairness ledger,
      GuardFairness.Apart apart,
      LocalDateTime from) {
    String number = apart.person().number();
    GuardFairness.Measure measure = apart.measure();
    Comparator<GuardFairness.Person> byRate = Comparator.comparingDouble(p -> p.rate(measure));
    // Whoever is furthest on the other side comes first.
    List<String> others =
        ledger.people().stream()
            .filter(p -> p.nation().equals(apart.person().nation()) && p.days() > 0)
            .filter(
                p ->
                    apart.isMore()
                        ? p.rate(measure) < apart.person().rate(measure)
                        : p.rate(measure) > apart.person().rate(measure))
            .filter(p -> problem.findPerson(p.number()).isPresent())
            .sorted(apart.isMore() ? byRate : byRate.reversed())
            .map(GuardFairness.Person::number)
            .limit(MOST_PEOPLE)
            .toList();
    Set<GuardRule> rules = new TreeSet<>();
    boolean any = false;
    for (String other : others) {
      String giver = apart.isMore() ? number : other;
      String taker = apart.isMore() ? other : number;
      if (problem.findPerson(taker).isEmpty()) {
        continue;
      }
      for (Standing first : tours(problem, roster, giver, measure, from)) {
        any = true;
        GuardReasons.Reason reason =
            engine.why(new GuardReasons.Cell(first.post(), first.seat(), first.from()), taker);
        if (reason.broken().isEmpty() && !reason.holds()) {
          return new Evened.Hand(
              giver,
              taker,
              first.post(),
              problem.start().atStartOfDay().plusHours(first.from()),
              reason.extraCost());
        }
        reason.broken().forEach(finding -> rules.add(finding.rule()));
      }
    }
    return any ? new Evened.Forced(new ArrayList<>(rules)) : new Evened.Next();
  }

  /// The first turn of each of a person's tours ahead that count for a measure.
  private static List<Standing> tours(
      GuardProblem problem,
      GuardRoster roster,
      String person,
      GuardFairness.Measure measure,
      LocalDateTime from) {
    record Tour(String clock, int day, int tour) {}
    Set<Tour> seen = new HashSet<>();
    List<Standing> firsts = new ArrayList<>();
    roster.standings().stream()
        .filter(s -> s.person().equals(person))
        .sorted(Comparator.comparingInt(Standing::from))
        .forEach(
            s -> {
              Optional<GuardPost> post = problem.findPost(s.post());
              if (post.isEmpty()) {
                return;
              }
              Clock clock = problem.clockOf(post.get());
              Clock.Turn turn = clock.turnAt(s.from());
              int start = clock.tourStart(turn.day(), turn.tour());
              boolean ahead = !problem.start().atStartOfDay().plusHours(start).isBefore(from);
              if (ahead
                  && counts(problem, post.get(), s, start, measure)
                  && seen.add(new Tour(clock.id(), turn.day(), turn.tour()))) {
                firsts.add(s);
              }
            });
    return firsts.subList(0, Math.min(MOST_TOURS, firsts.size()));
  }

  private static boolean counts(
      GuardProblem problem, GuardPost post, Standing s, int start, GuardFairness.Measure measure) {
    Clock clock = problem.clockOf(post);
    int day = clock.turnAt(s.from()).day();
    return switch (measure) {
      case NIGHTS -> problem.terms().night(start, start + clock.tourHours());
      case WEEKENDS -> problem.weekend(day);
      case HOLIDAYS ->
          problem
              .findPerson(s.person())
              .map(person -> problem.holiday(person.nation(), day))
              .orElse(false);
      case HARD -> post.hard();
      case COLD ->
          !clock.reserve() && problem.terms().cold(s.from(), s.from() + clock.onHours()) > 0;
    };
  }
}
