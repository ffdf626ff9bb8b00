package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who stands in for somebody who falls out: for each tour that is missed the best
/// replacements, and a roster in which the best of them stand. The rest of the roster stays as
/// it is; where nobody is free, somebody is moved and another takes the tour that this leaves.
public final class GuardReplacements {
  /// How many replacements are told for each tour.
  private static final int BEST = 3;

  /// People who would have to be moved that are followed up, the nearest first.
  private static final int FOLLOWED = 12;

  private GuardReplacements() {}

  /// Somebody who may take over a tour.
  ///
  /// @param person who stands in
  /// @param moved other tours that change hands because of it, each with who takes it over
  /// @param extraCost what the roster costs more
  /// @param shared the same as the planner shares out tours, by which the best is chosen
  public record Proposal(String person, List<Move> moved, long extraCost, double shared) {
    public Proposal {
      moved = List.copyOf(moved);
    }
  }

  /// A tour that changes hands.
  ///
  /// @param from first hour of the tour
  public record Move(int from, String away, String to) {}

  /// What becomes of one tour.
  ///
  /// @param post of its first turn that is missed
  /// @param from first hour of that turn
  /// @param proposals the best first; empty when nobody can without breaking a rule
  /// @param nearest who comes nearest when nobody can, with the rules in the way
  public record Missed(
      String post,
      int seat,
      int from,
      List<Proposal> proposals,
      List<GuardReasons.Reason> nearest) {
    public Missed {
      proposals = List.copyOf(proposals);
      nearest = List.copyOf(nearest);
    }
  }

  /// All that a person's falling out changes.
  ///
  /// @param missed tours, in order of time
  /// @param roster with the first proposal for each; gaps where there is none
  public record Answer(List<Missed> missed, GuardRoster roster) {
    public Answer {
      missed = List.copyOf(missed);
    }
  }

  /// Replacements for a person.
  ///
  /// @param from hour from which the person is gone; turns that began before are not touched
  /// @param until hour at which the person is back; tours that begin by then are missed
  public static Answer of(GuardReasons reasons, String person, int from, int until) {
    GuardReasons now = reasons;
    List<Missed> missed = new ArrayList<>();
    for (GuardTour tour : reasons.watch().of(person)) {
      List<Standing> left =
          tour.standings().stream().filter(s -> s.from() >= from && tour.from() < until).toList();
      if (left.isEmpty()) {
        continue;
      }
      Missed one = missed(now, tour, left);
      missed.add(one);
      List<Standing> after = new ArrayList<>(now.roster().standings());
      after.removeAll(left);
      if (!one.proposals().isEmpty()) {
        Proposal best = one.proposals().getFirst();
        for (Move move : best.moved()) {
          for (GuardTour other : now.watch().of(move.away())) {
            if (other.from() == move.from()) {
              after.removeAll(other.standings());
              other.standings().forEach(s -> after.add(given(s, move.to())));
            }
          }
        }
        left.forEach(s -> after.add(given(s, best.person())));
      }
      now = now.about(new GuardRoster(after));
    }
    return new Answer(missed, now.roster());
  }

  private static Standing given(Standing s, String person) {
    return new Standing(s.post(), s.seat(), s.from(), person);
  }

  /// Who may stand in a cell instead of whoever does, for the tour that it is part of: the best
  /// three first, each with the other tours that change hands; empty when nobody can.
  public static List<Proposal> of(GuardReasons reasons, GuardReasons.Cell cell) {
    GuardReasons.Taken taken = reasons.taken(cell);
    List<GuardReasons.Reason> free = reasons.free(taken, BEST);
    return proposals(reasons, taken, free.size() == BEST ? free : reasons.all(cell));
  }

  private static Missed missed(GuardReasons reasons, GuardTour tour, List<Standing> left) {
    GuardReasons.Taken taken = reasons.taken(tour, left);
    Standing first = left.getFirst();
    if (left.size() == tour.standings().size()) {
      List<GuardReasons.Reason> free = reasons.free(taken, BEST);
      if (free.size() == BEST) {
        return new Missed(
            first.post(), first.seat(), first.from(), proposals(reasons, taken, free), List.of());
      }
    }
    List<GuardReasons.Reason> others = new ArrayList<>();
    for (GuardPerson other : reasons.problem().people()) {
      if (!other.id().equals(tour.person())) {
        others.add(reasons.reason(taken, other.id()));
      }
    }
    others.sort(GuardReasons.NEAREST);
    List<Proposal> proposals = proposals(reasons, taken, others);
    return new Missed(
        first.post(),
        first.seat(),
        first.from(),
        proposals,
        proposals.isEmpty() ? others.subList(0, Math.min(BEST, others.size())) : List.of());
  }

  /// @param others what it takes of each, the nearest first
  private static List<Proposal> proposals(
      GuardReasons reasons, GuardReasons.Taken taken, List<GuardReasons.Reason> others) {
    List<Proposal> proposals = new ArrayList<>();
    for (GuardReasons.Reason other : others) {
      if (other.broken().isEmpty() && proposals.size() < BEST) {
        proposals.add(new Proposal(other.person(), List.of(), other.extraCost(), other.shared()));
      }
    }
    if (proposals.size() < BEST) {
      others.stream()
          .filter(other -> other.givenUp().size() == 1)
          .limit(FOLLOWED)
          .forEach(other -> follow(reasons, taken, other, proposals));
    }
    proposals.sort(
        Comparator.comparingInt((Proposal p) -> p.moved().size())
            .thenComparingDouble(Proposal::shared)
            .thenComparing(Proposal::person));
    return proposals.subList(0, Math.min(BEST, proposals.size()));
  }

  /// Finds who takes the tour that somebody gives up for this one.
  private static void follow(
      GuardReasons reasons,
      GuardReasons.Taken missed,
      GuardReasons.Reason mover,
      List<Proposal> proposals) {
    GuardTour freed =
        reasons.watch().of(mover.person()).stream()
            .filter(tour -> tour.from() == mover.givenUp().getFirst())
            .findFirst()
            .orElseThrow();
    GuardReasons.Taken taken = reasons.taken(freed, freed.standings());
    Set<String> busy = new HashSet<>(Set.of(mover.person()));
    missed.holder().ifPresent(busy::add);
    reasons.problem().people().stream()
        .map(GuardPerson::id)
        .filter(id -> !busy.contains(id))
        .map(id -> reasons.reason(taken, id))
        .filter(reason -> reason.broken().isEmpty())
        .min(GuardReasons.NEAREST)
        .ifPresent(
            reason -> {
              GuardReasons.Extra extra =
                  reasons.extra(missed, mover.person(), taken, reason.person());
              proposals.add(
                  new Proposal(
                      mover.person(),
                      List.of(new Move(freed.from(), mover.person(), reason.person())),
                      extra.cost(),
                      extra.shared()));
            });
  }
}
