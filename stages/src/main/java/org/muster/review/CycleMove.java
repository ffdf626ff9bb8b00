package org.muster.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something done to a cycle.
public sealed interface CycleMove {

  /// What a suspension rests.
  enum Scope {
    CYCLE("the cycle"),
    PARTICIPATION("the nation's participation");

    private final String words;

    Scope(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// The move as it is told to whoever may know of these goals only; empty if it is about another.
  default Optional<CycleMove> naming(Set<String> known) {
    return switch (this) {
      case Reach r -> Optional.of(r);
      case TakeBack t -> Optional.of(t);
      case Suspend s -> Optional.of(new Suspend(s.scope(), s.reason(), of(s.goals(), known)));
      case Meanwhile m -> known.contains(m.goal().goal()) ? Optional.of(m) : Optional.empty();
      case Resume r -> Optional.of(new Resume(r.scope(), of(r.goals(), known)));
      case Confirm c -> Optional.of(c);
    };
  }

  private static List<GoalNote> of(List<GoalNote> notes, Set<String> known) {
    return notes.stream().filter(note -> known.contains(note.goal())).toList();
  }

  /// A step reached; of a step that both sides take, one side's half.
  record Reach(CycleStep step) implements CycleMove {}

  /// A step taken back with all that rests on it, because the work has to be done again. A step
  /// that is locked cannot be.
  record TakeBack(CycleStep step, String reason) implements CycleMove {}

  /// A suspension, saying what becomes of each goal.
  record Suspend(Scope scope, String reason, List<GoalNote> goals) implements CycleMove {
    public Suspend {
      goals = List.copyOf(goals);
    }
  }

  /// Something that happened to a goal while the cycle rested.
  record Meanwhile(GoalNote goal) implements CycleMove {}

  /// A side stands by what the other wrote down for it.
  record Confirm() implements CycleMove {}

  /// A resumption, saying for each goal not yet done with how it goes on. Where the other scope is
  /// still suspended, the goals wait for that resumption.
  record Resume(Scope scope, List<GoalNote> goals) implements CycleMove {
    public Resume {
      goals = List.copyOf(goals);
    }
  }
}
