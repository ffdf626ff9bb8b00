package org.muster.generate;

/// Why there is no plan.
public enum NoPlan {
  /// The case has no requirement lines, no staff posts and nobody to plan for.
  NOTHING_ASKED,
  /// The fixed tours break each other's rules.
  SETTLED_BREAKS,
  /// The fixed tours alone are no plan, and none was found in time.
  NONE_IN_TIME
}
