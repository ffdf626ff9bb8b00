package org.muster.generate;

import java.util.List;
import org.muster.record.Row;

/// A row of `staff_officers` as what it says.
///
/// @param rank grade, as of a [StaffPost]
/// @param english listening, speaking, reading and writing
public record StaffOfficer(
    String id, String nation, String pseudonym, int rank, List<Integer> english) {
  public StaffOfficer {
    english = List.copyOf(english);
  }

  public static StaffOfficer of(Row row) {
    return new StaffOfficer(
        row.about(),
        row.text("nation"),
        row.text("pseudonym"),
        StaffPost.grade(row.text("rank")),
        StaffPost.profile(row.text("english")));
  }
}
