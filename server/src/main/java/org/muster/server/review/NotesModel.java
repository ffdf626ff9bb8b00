package org.muster.server.review;

import java.time.LocalDate;
import java.util.List;
import org.muster.review.Comment;
import org.muster.review.Evidence;
import org.muster.review.Subject;
import org.muster.thread.DateWords;

/// The comments and the evidence of one subject.
///
/// @param key part of element ids on the page, unique on it
/// @param back address to come back to after something was added
/// @param wrong what is wrong with what was just sent
public record NotesModel(
    Subject subject,
    String key,
    List<Comment> comments,
    List<Evidence> evidence,
    boolean mayWrite,
    String back,
    LocalDate today,
    Wrong wrong) {

  /// How old a paper is: "dated 3 MAR 2021, 8 months old"; "day not recorded".
  public String age(Evidence its) {
    return its.dated().map(d -> "dated " + DateWords.day(d) + ", ").orElse("") + age(its, today);
  }

  /// `8 months old`, `of today`; `day not recorded`.
  static String age(Evidence its, LocalDate today) {
    return its.dated()
        .map(
            d ->
                d.equals(today) ? "of today" : DateWords.distance(today, d).replace(" ago", " old"))
        .orElse("day not recorded");
  }

  /// A size as people read it.
  public static String size(Evidence its) {
    return its.size() < 1_000_000
        ? Math.max(1, its.size() / 1000) + " kB"
        : its.size() / 1_000_000 + " MB";
  }
}
