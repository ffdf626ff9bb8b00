package org.muster.operate.guard;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardFinding;
import org.muster.engine.duty.guard.GuardPerson;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.Standing;

/// Who could stand a turn, and which rule stands against everybody else: the rules of the guard,
/// asked of each person's own tours with the turn added.
public final class RosterCandidates {
  private RosterCandidates() {}

  /// Somebody for a turn.
  ///
  /// @param number service number
  /// @param rules ids of the rules that it would break; empty where it keeps every one
  /// @param why the first of them in words, with what was measured; empty where none
  public record Candidate(String number, String nation, List<String> rules, String why) {
    public Candidate {
      rules = List.copyOf(rules);
    }

    /// Whether every rule is kept.
    public boolean fits() {
      return rules.isEmpty();
    }
  }

  /// Everybody of the guard but whoever stands the turn now, those who keep every rule first, then
  /// the nearest.
  ///
  /// @param at first hour of the turn, local to the guard
  public static List<Candidate> of(
      GuardCase guard, RosterText text, String post, int seat, LocalDateTime at) {
    GuardProblem problem = guard.problem();
    Optional<GuardPost> place = problem.findPost(post);
    int hour = Math.toIntExact(ChronoUnit.HOURS.between(problem.start().atStartOfDay(), at));
    if (place.isEmpty()
        || seat < 1
        || seat > place.get().seats().size()
        || !problem.asked(place.get(), hour)) {
      return List.of();
    }
    GuardRoster roster = RosterLines.toEngine(problem, text.lines()).roster();
    Map<String, List<Standing>> byPerson = new LinkedHashMap<>();
    roster
        .standings()
        .forEach(s -> byPerson.computeIfAbsent(s.person(), p -> new ArrayList<>()).add(s));
    List<Candidate> candidates = new ArrayList<>();
    for (GuardPerson person : problem.people()) {
      List<Standing> own = byPerson.getOrDefault(person.id(), List.of());
      Standing added = new Standing(post, seat - 1, hour, person.id());
      if (!own.contains(added)) {
        candidates.add(candidate(problem, person, own, added));
      }
    }
    candidates.sort(
        Comparator.comparingInt((Candidate c) -> c.rules.size()).thenComparing(Candidate::number));
    return candidates;
  }

  /// The rules look at one person's tours and the posts where they stand; what others do is the
  /// same with and without.
  private static Candidate candidate(
      GuardProblem problem, GuardPerson person, List<Standing> own, Standing added) {
    Set<String> posts = new HashSet<>(Set.of(added.post()));
    own.forEach(s -> posts.add(s.post()));
    GuardProblem alone =
        new GuardProblem(
            problem.start(),
            problem.days(),
            problem.terms(),
            problem.prices(),
            problem.clocks(),
            problem.posts().stream().filter(p -> posts.contains(p.id())).toList(),
            List.of(person),
            problem.ledger().stream().filter(b -> b.person().equals(person.id())).toList(),
            problem.past().stream().filter(t -> t.person().equals(person.id())).toList(),
            Optional.empty());
    Set<String> before = new HashSet<>();
    if (!own.isEmpty()) {
      GuardChecker.check(alone, new GuardRoster(own))
          .findings()
          .forEach(f -> before.add(f.toString()));
    }
    List<Standing> with = new ArrayList<>(own);
    with.add(added);
    List<GuardFinding> broken =
        GuardChecker.check(alone, new GuardRoster(with)).findings().stream()
            .filter(f -> !before.contains(f.toString()))
            .toList();
    return new Candidate(
        person.id(),
        person.nation(),
        broken.stream().map(f -> f.rule().id()).distinct().toList(),
        broken.isEmpty() ? "" : RosterWords.finding(broken.getFirst()));
  }
}
