package org.muster.review;

import java.time.Instant;
import java.util.Optional;
import org.muster.desk.Reserver;
import org.muster.desk.Side;

/// Something said in the negotiation of a goal. The steps are numbered from 1 and never rewritten.
///
/// @param number its place
/// @param side for which side
/// @param person the account's id
/// @param ally the nation of an Ally who speaks for it in the talks, and not for the side
public record GoalStep(
    int number, Instant at, Side side, String person, Optional<String> ally, Said said) {

  /// Something said for a side.
  public GoalStep(int number, Instant at, Side side, String person, Said said) {
    this(number, at, side, person, Optional.empty(), said);
  }

  /// Who would have a reservation that is said here.
  public Reserver reserver() {
    return new Reserver(side, ally);
  }

  /// What was said.
  public sealed interface Said {
    /// The clause that it is about; empty for a key, which is about the whole text.
    default Optional<String> findClause() {
      return switch (this) {
        case Propose p -> Optional.of(p.clause());
        case Accept a -> Optional.of(a.clause());
        case Reserve r -> Optional.of(r.clause());
        case Lift l -> Optional.of(l.clause());
        case TurnKey k -> Optional.empty();
      };
    }

    /// A text for a clause, in place of the one that stands; an empty text proposes to strike the
    /// clause. A clause of a new id is one that the side wants to add.
    ///
    /// @param heading counts for a new clause
    /// @param reason may be empty
    record Propose(String clause, String heading, String text, String reason) implements Said {}

    /// Agreement to what the other side proposed, naming the step, so that nobody accepts a text
    /// that changed while they read.
    record Accept(String clause, int proposal) implements Said {}

    /// A reservation: the side or Ally lets the clause be signed, and says what it does not thereby
    /// accept.
    record Reserve(String clause, String text) implements Said {}

    /// One's own reservation is lifted.
    record Lift(String clause) implements Said {}

    /// One side's key, turned on exactly this text.
    record TurnKey(String digest) implements Said {}
  }
}
