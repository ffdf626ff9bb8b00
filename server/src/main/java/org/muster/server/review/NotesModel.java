package org.muster.server.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.muster.review.Comment;
import org.muster.review.Evidence;
import org.muster.review.Subject;
import org.muster.thread.DateWords;

/// The comments and the evidence of one subject.
///
/// @param key part of element ids on the page, unique on it
/// @param back address to come back to after something was added
/// @param returned what was just sent and not taken
public record NotesModel(
    Subject subject,
    String key,
    List<Comment> comments,
    List<Evidence> evidence,
    boolean mayWrite,
    String back,
    LocalDate today,
    Returned returned) {

  /// A note that was not taken: what is wrong with it, and what was typed.
  public record Returned(Wrong wrong, Map<String, String> sent) {
    static final Returned NOTHING = new Returned(Wrong.NOTHING, Map.of());
  }

  /// What is wrong with what was just sent.
  public Wrong wrong() {
    return returned.wrong();
  }

  /// What a field of the form for comments or for evidence holds at first: what was typed, if it
  /// comes back.
  ///
  /// @param form `comment` or `evidence`
  public String typed(String form, String field) {
    return wrong().at(form + "-" + key) ? returned.sent().getOrDefault(field, "") : "";
  }

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
