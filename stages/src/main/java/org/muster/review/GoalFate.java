package org.muster.review;

import java.util.List;

/// What happens to a goal when its cycle, or the nation's participation, is suspended, while it is,
/// and when it is resumed.
public enum GoalFate {
  CONTINUES("goes on as a national goal"),
  PAUSED("rests"),
  WITHDRAWN("withdrawn"),
  ACHIEVED("achieved meanwhile"),
  RESUMED("resumed as agreed"),
  REDATED("resumed with a new date");

  private final String words;

  GoalFate(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /// Whether a goal with this fate is done with, so that a resumption does not ask for it.
  public boolean ends() {
    return this == WITHDRAWN || this == ACHIEVED;
  }

  /// What can be said of a goal at a suspension, the least of a change first.
  public static List<GoalFate> listAtSuspension() {
    return List.of(PAUSED, CONTINUES, WITHDRAWN);
  }

  /// What can be said of a goal at a resumption, the least of a change first.
  public static List<GoalFate> listAtResumption() {
    return List.of(RESUMED, REDATED, WITHDRAWN, ACHIEVED);
  }

  boolean fitsSuspension() {
    return listAtSuspension().contains(this);
  }

  boolean fitsBetween() {
    return this == CONTINUES || this == PAUSED || ends();
  }

  boolean fitsResumption() {
    return listAtResumption().contains(this);
  }
}
