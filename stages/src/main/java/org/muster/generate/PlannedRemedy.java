package org.muster.generate;

import java.time.LocalDate;
import java.util.List;

/// What would close a gap or fill most of it, with the plan that proves it.
///
/// @param closes whether it closes the gap wholly
/// @param personDays of the gap that it fills
/// @param costAfter the plan's cost with it; its price is apart
/// @param who units and officers that do something else than in the plan, by id; all others do what
///     they do there
/// @param tours of those in `who`
/// @param activities of those in `who`
public record PlannedRemedy(
    Change change,
    long price,
    boolean closes,
    long personDays,
    long costAfter,
    List<String> who,
    List<PlannedTour> tours,
    List<PlannedActivity> activities,
    Releasability release) {
  public PlannedRemedy {
    who = List.copyOf(who);
    tours = List.copyOf(tours);
    activities = List.copyOf(activities);
  }

  /// The same under another releasability.
  PlannedRemedy as(Releasability other) {
    return new PlannedRemedy(
        change, price, closes, personDays, costAfter, who, tours, activities, other);
  }

  /// The word for the kind of change, as written in a plan.
  public String kind() {
    return change.kind();
  }

  /// The offering, activity, caveat or line that it changes; the line for one more unit.
  public String subject() {
    return change.subject();
  }

  /// What is changed in the case.
  public sealed interface Change {
    /// The word for the kind, as written in a plan.
    String kind();

    /// The offering, activity, caveat or line that it changes; the line for one more unit.
    String subject();

    /// An offering is held earlier.
    ///
    /// @param day its first day
    record BringForward(String offering, LocalDate day) implements Change {
      @Override
      public String kind() {
        return "bring-forward";
      }

      @Override
      public String subject() {
        return offering;
      }
    }

    /// One more offering of an activity, with one seat.
    ///
    /// @param day its first day
    record AddEvaluation(String activity, LocalDate day) implements Change {
      @Override
      public String kind() {
        return "add-evaluation";
      }

      @Override
      public String subject() {
        return activity;
      }
    }

    /// A unit's caveat is waived.
    record WaiveCaveat(String unit, String caveat) implements Change {
      @Override
      public String kind() {
        return "waive-caveat";
      }

      @Override
      public String subject() {
        return caveat;
      }
    }

    /// A line is moved.
    ///
    /// @param days by how many, negative for earlier
    record ShiftLine(String line, int days) implements Change {
      @Override
      public String kind() {
        return "shift-line";
      }

      @Override
      public String subject() {
        return line;
      }
    }

    /// One more unit, ready and able to do what the line asks.
    ///
    /// @param people its strength
    record OneMoreUnit(String line, int people) implements Change {
      @Override
      public String kind() {
        return "one-more-unit";
      }

      @Override
      public String subject() {
        return line;
      }
    }
  }
}
