package org.muster.operate.guard;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.muster.engine.duty.guard.GuardFinding;
import org.muster.engine.duty.guard.GuardPerson;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReplacements;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.Standing;

/// Why this one, and why not that one: what the engine says of a turn of a roster. A turn changes
/// hands together with the others of its tour, because nobody stands half a relief.
///
/// What the engine makes of a roster is kept for the rosters that were looked at last, so that a
/// turn is answered in milliseconds.
public final class RosterReasons {
  private static final int KEPT = 4;

  private final Map<Looked, GuardReasons> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Looked, GuardReasons> eldest) {
          return size() > KEPT;
        }
      };

  private record Looked(GuardProblem problem, GuardRoster roster) {}

  /// What may become of a turn.
  ///
  /// @param now who stands it, by service number; empty for nobody
  /// @param turns that change hands with it, their first hours, local to the guard
  /// @param candidates everybody else, the nearest first
  /// @param movers who could if another tour changed hands, the best first; empty where enough may
  ///     without
  public record Answer(
      String now, List<LocalDateTime> turns, List<Candidate> candidates, List<Mover> movers) {
    public Answer {
      turns = List.copyOf(turns);
      candidates = List.copyOf(candidates);
      movers = List.copyOf(movers);
    }

    /// How many of those who may would make the roster cheaper.
    public long cheaper() {
      return candidates.stream().filter(c -> c.fits() && c.extraCost() < 0).count();
    }
  }

  /// Somebody for a turn.
  ///
  /// @param number service number
  /// @param rules ids of the rules that it would break; empty where it keeps every one
  /// @param why each of them in words, with what was measured
  /// @param givenUp other tours of theirs without which they may, their first hours, local; empty
  ///     where none need be, or none help
  /// @param extraCost what the roster would cost more; below zero less
  public record Candidate(
      String number,
      String nation,
      List<String> rules,
      List<String> why,
      List<LocalDateTime> givenUp,
      long extraCost) {
    public Candidate {
      rules = List.copyOf(rules);
      why = List.copyOf(why);
      givenUp = List.copyOf(givenUp);
    }

    /// Whether every rule is kept.
    public boolean fits() {
      return rules.isEmpty();
    }
  }

  /// Somebody who could if other tours changed hands.
  ///
  /// @param moved their own tours that others take
  public record Mover(String number, List<Moved> moved, long extraCost) {
    public Mover {
      moved = List.copyOf(moved);
    }
  }

  /// A tour that changes hands.
  ///
  /// @param at first hour, local to the guard
  public record Moved(LocalDateTime at, String to) {}

  /// What may become of a turn; empty where there is no such turn, or the roster names what is no
  /// more in the case.
  ///
  /// @param seat from 1
  /// @param at first hour of the turn, local to the guard
  public Optional<Answer> find(
      GuardCase guard, RosterText text, String post, int seat, LocalDateTime at) {
    GuardProblem problem = guard.problem();
    Optional<GuardPost> place = problem.findPost(post);
    long hours = ChronoUnit.HOURS.between(problem.start().atStartOfDay(), at);
    boolean asked =
        place.isPresent()
            && seat >= 1
            && seat <= place.get().seats().size()
            && Math.abs(hours) < Integer.MAX_VALUE
            && problem.asked(place.get(), (int) hours);
    if (!asked) {
      return Optional.empty();
    }
    GuardRoster roster = RosterLines.toEngine(problem, text.lines()).roster();
    GuardReasons.Cell cell = new GuardReasons.Cell(post, seat - 1, (int) hours);
    List<Answer> answers = new ArrayList<>();
    with(problem, roster, reasons -> answers.add(answer(problem, roster, reasons, cell)));
    return Optional.of(answers.getFirst());
  }

  /// Works with what the engine makes of a roster; one reader at a time, because it tries changes
  /// out.
  void with(GuardProblem problem, GuardRoster roster, Consumer<GuardReasons> work) {
    synchronized (kept) {
      Looked looked = new Looked(problem, roster);
      GuardReasons reasons = kept.get(looked);
      if (reasons == null) {
        reasons = new GuardReasons(problem, roster);
        kept.put(looked, reasons);
      }
      work.accept(reasons);
    }
  }

  private static Answer answer(
      GuardProblem problem, GuardRoster roster, GuardReasons reasons, GuardReasons.Cell cell) {
    List<Candidate> candidates = new ArrayList<>();
    for (GuardReasons.Reason reason : reasons.all(cell)) {
      candidates.add(
          new Candidate(
              reason.person(),
              problem.findPerson(reason.person()).map(GuardPerson::nation).orElse(""),
              reason.broken().stream().map(f -> f.rule().id()).distinct().toList(),
              words(reason.broken()),
              reason.givenUp().stream().map(hour -> at(problem, hour)).toList(),
              reason.extraCost()));
    }
    List<Mover> movers = new ArrayList<>();
    for (GuardReplacements.Proposal proposal : GuardReplacements.of(reasons, cell)) {
      if (!proposal.moved().isEmpty()) {
        movers.add(
            new Mover(
                proposal.person(),
                proposal.moved().stream()
                    .map(move -> new Moved(at(problem, move.from()), move.to()))
                    .toList(),
                proposal.extraCost()));
      }
    }
    return new Answer(
        reasons.findHolder(cell).orElse(""),
        GuardReasons.turns(problem, roster, cell).stream()
            .map(Standing::from)
            .sorted()
            .map(h -> at(problem, h))
            .toList(),
        candidates,
        movers);
  }

  /// Each rule once, with its first finding.
  private static List<String> words(List<GuardFinding> findings) {
    Map<String, String> words = new LinkedHashMap<>();
    findings.forEach(f -> words.putIfAbsent(f.rule().id(), RosterWords.reason(f)));
    return List.copyOf(words.values());
  }

  private static LocalDateTime at(GuardProblem problem, int hour) {
    return problem.start().atStartOfDay().plusHours(hour);
  }
}
