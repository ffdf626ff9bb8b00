package org.muster.thread;

import org.muster.thread.timeline.TimelineReader;

/// Where timelines come from. A timeline itself knows nothing of how it is read.
public final class Timelines {
  private Timelines() {}

  /// Reads the timeline of the nation that owns the case, with the gaps of its newest plan.
  public static Timeline of(CaseView view) {
    return view.derived(Timeline.class, v -> new TimelineReader(v).read());
  }
}
