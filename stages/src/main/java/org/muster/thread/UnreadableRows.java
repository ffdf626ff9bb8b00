package org.muster.thread;

import java.util.ArrayList;
import java.util.List;
import org.muster.record.Unreadable;

/// Everything of a case that is the reader's to see and cannot be read: rows, and plans whose
/// document is none.
public final class UnreadableRows {
  private UnreadableRows() {}

  public static List<Unreadable> of(CaseView view) {
    List<Unreadable> all = new ArrayList<>(view.unreadable());
    all.addAll(PlanGaps.listUnreadable(view));
    return all;
  }
}
