package org.muster.generate;

import java.util.List;
import java.util.Optional;
import org.muster.record.Row;

/// A row of `staff_posts` as what it says.
///
/// @param rank lowest grade that can hold it
/// @param english listening, speaking, reading and writing that it needs
/// @param nation to which it is flagged, if any
/// @param priority price of one unfilled day
public record StaffPost(
    String id,
    String title,
    int rank,
    List<Integer> english,
    Optional<String> nation,
    int priority) {
  public StaffPost {
    english = List.copyOf(english);
  }

  public static StaffPost of(Row row) {
    return new StaffPost(
        row.about(),
        row.text("title"),
        grade(row.text("rank")),
        profile(row.text("english")),
        row.find("nation"),
        row.whole("priority"));
  }

  /// OR-1 to OR-9 are 1 to 9, OF-1 to OF-10 are 11 to 20.
  static int grade(String code) {
    int grade = Integer.parseInt(code.substring(3));
    return code.startsWith("OF") ? 10 + grade : grade;
  }

  /// The four digits of a language profile of STANAG 6001.
  static List<Integer> profile(String digits) {
    return digits.chars().map(Character::getNumericValue).boxed().toList();
  }
}
