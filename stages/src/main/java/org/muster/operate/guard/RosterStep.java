package org.muster.operate.guard;

import java.time.Instant;
import java.util.List;

/// One thing that somebody did with a roster.
///
/// @param number from 1, without a gap
/// @param nation for which they acted; empty for whoever holds the database itself
/// @param person their account
public record RosterStep(int number, Instant at, String nation, String person, Did did) {

  /// What was done.
  public sealed interface Did {
    /// The roster was put there with the text of that digest.
    ///
    /// @param proven digest of the problem of which its bound was proven; empty where none was, or
    ///     an earlier version kept it
    record Kept(String digest, String proven) implements Did {}

    /// A draft was changed by hand.
    ///
    /// @param digest of the text since
    /// @param nations whose halves changed
    record Changed(String digest, List<String> nations, List<RosterDiff.Turn> turns)
        implements Did {
      public Changed {
        nations = List.copyOf(nations);
        turns = List.copyOf(turns);
      }
    }

    /// The person's nation turned its key on its half of that digest.
    record TurnedKey(String digest) implements Did {}

    /// Whoever holds the database put it on file without keys.
    record PutOnFile() implements Did {}

    /// What is published was changed.
    ///
    /// @param reason why
    /// @param told service numbers of those whose turns came or went
    record Amended(
        String digest,
        String reason,
        List<String> nations,
        List<String> told,
        List<RosterDiff.Turn> turns)
        implements Did {
      public Amended {
        nations = List.copyOf(nations);
        told = List.copyOf(told);
        turns = List.copyOf(turns);
      }
    }

    /// Another roster was published for its days.
    record Superseded(String by) implements Did {}

    /// Nobody is to use it.
    record Withdrawn(String reason) implements Did {}
  }

  /// The turns that came and went with it.
  public List<RosterDiff.Turn> turns() {
    return switch (did) {
      case Did.Changed changed -> changed.turns();
      case Did.Amended amended -> amended.turns();
      case Did.Kept kept -> List.of();
      case Did.TurnedKey key -> List.of();
      case Did.PutOnFile onFile -> List.of();
      case Did.Superseded superseded -> List.of();
      case Did.Withdrawn withdrawn -> List.of();
    };
  }
}
