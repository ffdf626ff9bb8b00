package org.muster.server.review;

import java.util.List;

/// What the page of the calendar shows.
///
/// @param address the new feed's address, shown once; empty where none was just made
/// @param open how many addresses of the reader are open
public record CalendarModel(List<Line> dues, String address, int open) {

  /// Something due.
  ///
  /// @param past whether its day has passed
  public record Line(String day, String away, String title, String text, boolean past) {}
}
