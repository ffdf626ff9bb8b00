package org.muster.generate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.desk.Side;

/// One thing that somebody did with a plan.
///
/// @param number from 1, without a gap
/// @param side the side that they acted for; empty for whoever holds the database itself
/// @param person their account
public record PlanStep(int number, Instant at, Optional<Side> side, String person, Did did) {

  /// What was done.
  public sealed interface Did {
    /// A run kept its best plan, or a fuller one: its document has that digest.
    record Kept(String digest) implements Did {}

    /// It was given another name.
    record Named(String name) implements Did {}

    /// The person's side turned its key on the document of that digest.
    record TurnedKey(String digest) implements Did {}

    /// Whoever holds the database put it on file as the plan that counts, without keys.
    record PutOnFile(String digest) implements Did {}

    /// Another plan was published.
    ///
    /// @param by the id of that plan
    record Superseded(String by) implements Did {}

    /// Nobody is to use it any more.
    record Withdrawn(String reason) implements Did {}

    /// A remedy was written into the case, and this plan is the one that proved it.
    ///
    /// @param says the remedy in words, with the plan that it was found for
    record Adopted(String says, List<Written> rows) implements Did {
      public Adopted {
        rows = List.copyOf(rows);
      }
    }

    /// A tour of the plan was written into the case as fixed.
    record Pinned(String says, List<Written> rows) implements Did {
      public Pinned {
        rows = List.copyOf(rows);
      }
    }

    /// What an earlier step wrote into the case was taken back.
    record TakenBack(int step) implements Did {}
  }

  /// A claim that a step wrote.
  ///
  /// @param row its id
  /// @param about what it is about, where it was chosen before others; empty where it stands alone
  /// @param before id of the claim that had been chosen till then; empty where none had
  public record Written(String row, String about, String before) {}

  /// What the step wrote into the case.
  public List<Written> rows() {
    return switch (did) {
      case Did.Adopted adopted -> adopted.rows();
      case Did.Pinned pinned -> pinned.rows();
      case Did.Kept kept -> List.of();
      case Did.Named named -> List.of();
      case Did.TurnedKey key -> List.of();
      case Did.PutOnFile onFile -> List.of();
      case Did.Superseded superseded -> List.of();
      case Did.Withdrawn withdrawn -> List.of();
      case Did.TakenBack back -> List.of();
    };
  }
}
