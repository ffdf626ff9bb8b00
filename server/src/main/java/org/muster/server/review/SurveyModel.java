package org.muster.server.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.paper.WordDiff;
import org.muster.review.Answer;
import org.muster.review.Question;
import org.muster.review.QuestionReview;
import org.muster.review.QuestionType;
import org.muster.review.Survey;
import org.muster.thread.DateWords;

/// One section of a survey on its page.
///
/// @param section id of the section shown
/// @param printed every section, for paper
/// @param mayWrite whether the reader answers for the nation now
/// @param mayReview whether the reader reviews for the staffs
public record SurveyModel(
    CycleVisit at,
    Survey survey,
    String section,
    List<Survey.Progress> sections,
    List<Item> items,
    List<Printed> printed,
    boolean mayWrite,
    boolean mayReview,
    String whyNot) {

  /// A question with what stands at it.
  ///
  /// @param typed what the field shows: the answer, or what was typed and not saved
  /// @param base the version that a save goes on top of
  /// @param conflict what stands, where somebody else saved meanwhile
  /// @param offered what can be picked: units, or pieces of evidence
  public record Item(
      Question question,
      Answer answer,
      String typed,
      int base,
      Optional<Clash> conflict,
      String error,
      Optional<QuestionReview> review,
      String assignee,
      List<Option> offered,
      int versions,
      NotesModel notes,
      boolean lastCycleFirst) {

    /// Whether the answer was carried over and waits to be confirmed.
    public boolean isCarried() {
      return answer.status() == Answer.Status.CARRIED;
    }

    public boolean isReturned() {
      return SurveyModel.isReturned(review);
    }

    public String icon() {
      return isReturned()
          ? "due"
          : switch (answer.status()) {
            case EMPTY -> "none";
            case CARRIED -> "due";
            case UNCHANGED, ANSWERED -> "ok";
          };
    }

    public String word() {
      return SurveyModel.word(answer, review);
    }

    public String tone() {
      return isReturned() || isCarried()
          ? "warn"
          : answer.status() == Answer.Status.EMPTY ? "dim" : "ok";
    }

    /// The answer as a sentence would say it: names for ids, the unit after a figure.
    public String readable() {
      return answer.value().isEmpty()
          ? "no answer"
          : SurveyModel.readable(question, answer.value(), offered);
    }

    public boolean isPicked(String value) {
      return typed.lines().anyMatch(value::equals);
    }

    /// The rows of a table's field: those that are there and some to fill.
    public List<List<String>> rows() {
      if (!(question.type() instanceof QuestionType.Table table)) {
        return List.of();
      }
      List<List<String>> rows = new ArrayList<>();
      for (List<String> row : QuestionType.Table.rows(typed)) {
        List<String> cells = new ArrayList<>(row);
        while (cells.size() < table.columns().size()) {
          cells.add("");
        }
        rows.add(cells);
      }
      int wanted = Math.min(table.maxRows(), rows.size() + 3);
      while (rows.size() < wanted) {
        rows.add(new ArrayList<>(java.util.Collections.nCopies(table.columns().size(), "")));
      }
      return rows;
    }
  }

  private static boolean isReturned(Optional<QuestionReview> review) {
    return review.filter(r -> r.verdict() == QuestionReview.Verdict.RETURNED).isPresent();
  }

  static String word(Answer answer, Optional<QuestionReview> review) {
    return isReturned(review) ? "Returned" : CycleModel.capital(answer.status().words());
  }

  static String readable(Question question, String value, List<Option> offered) {
    return switch (question.type()) {
      case QuestionType.Number number -> (value + " " + number.unit()).strip();
      case QuestionType.Day day -> DateWords.day(LocalDate.parse(value));
      case QuestionType.Table table -> value.replace("\t", " · ");
      default ->
          value
              .lines()
              .map(
                  line ->
                      offered.stream()
                          .filter(o -> o.value().equals(line))
                          .map(Option::label)
                          .findFirst()
                          .orElse(line))
              .collect(Collectors.joining("\n"));
    };
  }

  /// A section as paper has it: on paper the survey is whole, whatever section the page shows.
  public record Printed(String title, List<Line> lines) {
    public Printed {
      lines = List.copyOf(lines);
    }
  }

  /// A question on paper.
  ///
  /// @param answer what stands as its answer; empty for a line to write on
  /// @param word how far it is
  public record Line(Question question, String answer, String word) {}

  /// Two texts of which one was saved.
  public record Clash(String yours, Answer theirs, WordDiff diff) {}

  /// Something that can be picked.
  public record Option(String value, String label) {}

  /// The question that the unchanged key confirms: the first that was carried.
  public Optional<String> firstCarried() {
    return items.stream().filter(Item::isCarried).map(i -> i.question().id()).findFirst();
  }

  /// The question with the primary button: in conflict, wrong, else the first not given.
  public Optional<String> primary() {
    return items.stream()
        .filter(i -> i.conflict().isPresent() || !i.error().isEmpty())
        .findFirst()
        .or(() -> items.stream().filter(i -> !i.answer().isGiven()).findFirst())
        .map(i -> i.question().id());
  }

  /// Whether the primary button is this question's.
  public boolean isPrimary(Item item) {
    return primary().filter(p -> p.equals(item.question().id())).isPresent();
  }

  /// Whether what a question waits for is a confirmation of what the last cycle said.
  public boolean confirms(Item item) {
    return item.isCarried() && item.conflict().isEmpty() && item.error().isEmpty();
  }

  /// The shape beside a section.
  public static String icon(Survey.Progress section) {
    if (section.returned() > 0 || section.toConfirm() > 0) {
      return "due";
    }
    return section.given() == 0 ? "none" : section.done() ? "ok" : "half";
  }

  /// The colour of a section's shape.
  public static String tone(Survey.Progress section) {
    return switch (icon(section)) {
      case "due" -> "warn";
      case "ok" -> "ok";
      case "half" -> "accent";
      default -> "dim";
    };
  }

  /// The section after this one that is not done, if any.
  public Optional<Survey.Progress> nextOpen() {
    int here = 0;
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).section().equals(section)) {
        here = i;
      }
    }
    for (int i = 1; i < sections.size(); i++) {
      Survey.Progress next = sections.get((here + i) % sections.size());
      if (!next.done()) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  public LocalDate today() {
    return at.today();
  }
}
