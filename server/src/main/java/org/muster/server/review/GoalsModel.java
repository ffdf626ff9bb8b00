package org.muster.server.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.desk.Side;
import org.muster.review.Cycle;
import org.muster.review.Negotiation;

/// The goals of a cycle.
///
/// @param goals open ones first
/// @param others other cycles of the nation, to carry from and to compare with
/// @param mayDraft whether the reader drafts for the staffs now
public record GoalsModel(CycleVisit at, List<Entry> goals, List<Cycle> others, boolean mayDraft) {

  /// A goal in a list.
  public record Entry(CycleVisit at, Negotiation talk) {
    public String code() {
      return talk.base().code();
    }

    public String goal() {
      return talk.base().goal();
    }

    /// The side that has to answer the first open clause, if one has.
    public Optional<Side> turn() {
      return talk.clauses().values().stream()
          .map(Negotiation.ClauseTalk::findTurn)
          .flatMap(Optional::stream)
          .findFirst();
    }

    public boolean isMine() {
      Optional<Side> mine = at.seat().findSide();
      return mine.isPresent()
          && (talk.isAgreed()
              ? talk.keys().listAwaited().contains(mine.get())
              : talk.clauses().values().stream().anyMatch(c -> c.findTurn().equals(mine)));
    }

    public String icon() {
      return talk.isSigned() ? "lock" : talk.isAgreed() ? "ok" : "due";
    }

    public String tone() {
      return talk.isAgreed() ? "ok" : "warn";
    }

    /// `Agreed`, `Signed`, `2 of 4 open`.
    public String word() {
      return talk.isSigned()
          ? "Signed"
          : talk.isAgreed()
              ? "Agreed"
              : talk.countOpen() + " of " + talk.clauses().size() + " open";
    }

    /// Whose move it is: "yours", "theirs", or a side.
    public String whose() {
      if (talk.isSigned()) {
        return "";
      }
      if (talk.isAgreed()) {
        return isMine() && at.seat().signs().isPresent() ? "your key" : "to sign";
      }
      if (at.seat().isGuest()) {
        return turn().map(at::name).orElse("");
      }
      return isMine() ? "yours" : "theirs";
    }

    int rank() {
      return talk.isSigned() ? 3 : talk.isAgreed() ? 2 : isMine() ? 0 : 1;
    }
  }

  static List<Entry> entries(CycleVisit at, List<Negotiation> goals) {
    return goals.stream()
        .map(g -> new Entry(at, g))
        .sorted(Comparator.comparing(Entry::rank).thenComparing(Entry::code))
        .toList();
  }
}
