package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A plan of a lift, without its problem and its flights.
///
/// @param number within the evacuation, from 1
/// @param parent the plan that it was made again from
/// @param plannedAt the moment of the state that it was made from
/// @param meansVersion of the table that it was made with
/// @param flights that it makes, by their ids, with the aircraft of each
/// @param decided when somebody approved it
public record LiftHead(
    int number,
    Kind kind,
    State state,
    OptionalInt parent,
    Instant plannedAt,
    long meansVersion,
    LiftCertificate certificate,
    Map<String, String> flights,
    Instant at,
    String by,
    Optional<Instant> decided,
    String decidedBy) {
  public LiftHead {
    flights = Map.copyOf(flights);
  }

  /// What it was made for.
  public enum Kind {
    /// From now on, from nothing.
    PLAN,
    /// From now on, with the least change to what people were told.
    AGAIN,
    /// Of what is past: what could have been done with the same means.
    HINDSIGHT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst().orElseThrow();
    }
  }

  /// How far it is.
  public enum State {
    DRAFT,
    APPROVED,
    /// Another was approved after it.
    SUPERSEDED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst().orElseThrow();
    }
  }
}
