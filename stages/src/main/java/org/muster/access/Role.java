package org.muster.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody does in the process; an account has one or more, and is bound to a nation or body.
public enum Role {
  /// Prepares the nation's answers, goals and plans.
  NATIONAL_PLANNER,
  /// Signs for the nation.
  NATIONAL_APPROVER,
  /// Works on the alliance's staff.
  ALLIANCE_DESK_OFFICER,
  /// Signs for the alliance's staff.
  ALLIANCE_APPROVER,
  /// Speaks for an allied nation.
  ALLY_REPRESENTATIVE,
  /// Evaluates units.
  EVALUATOR,
  /// Watches evaluations for the alliance.
  MONITOR,
  /// Matches units to requirement lines.
  FORCE_GENERATOR,
  /// Reads.
  VIEWER,
  /// Manages accounts; the role gives no sight of anything.
  ADMINISTRATOR;

  /// As written on the command line and in the database: `national-planner`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The role of that word.
  public static Optional<Role> find(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /// Whether the role opens or decides what is another's: a nation's own administrator cannot give
  /// it, since nobody hands out what is not theirs.
  public boolean reachesBeyondItsBody() {
    return switch (this) {
      case ALLIANCE_DESK_OFFICER, ALLIANCE_APPROVER, ALLY_REPRESENTATIVE, EVALUATOR, MONITOR ->
          true;
      case NATIONAL_PLANNER, NATIONAL_APPROVER, FORCE_GENERATOR, VIEWER, ADMINISTRATOR -> false;
    };
  }

  /// Whether the role changes rows of its own nation or body.
  boolean edits() {
    return switch (this) {
      case NATIONAL_PLANNER, ALLIANCE_DESK_OFFICER, FORCE_GENERATOR, EVALUATOR -> true;
      case NATIONAL_APPROVER,
          ALLIANCE_APPROVER,
          ALLY_REPRESENTATIVE,
          MONITOR,
          VIEWER,
          ADMINISTRATOR ->
          false;
    };
  }
}
