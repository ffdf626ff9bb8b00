package org.muster.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.record.DataFile;
import org.muster.record.Problem;

/// A versioned set of questions, read from data.
///
/// @param id stable across versions
/// @param version from 1
/// @param illustrative whether it was made up for planning rather than issued by a body
public record Questionnaire(
    String id, int version, String title, boolean illustrative, List<Section> sections) {

  public static final String FORMAT = "muster-questionnaire/1";

  private static final String SHIPPED = "questionnaires/parp-survey-1.yaml";

  /// A part of a questionnaire.
  public record Section(String id, String title, List<Question> questions) {
    public Section {
      questions = List.copyOf(questions);
    }
  }

  /// How reading a file ends.
  public sealed interface Reading {
    record Sound(Questionnaire questionnaire) implements Reading {}

    record Unsound(List<Problem> problems) implements Reading {}
  }

  public Questionnaire {
    sections = List.copyOf(sections);
  }

  /// All questions in order.
  public List<Question> listQuestions() {
    return sections.stream().flatMap(s -> s.questions().stream()).toList();
  }

  /// The question of that id.
  public Optional<Question> findQuestion(String question) {
    return listQuestions().stream().filter(q -> q.id().equals(question)).findFirst();
  }

  /// The questions that are asked, given the answers so far.
  ///
  /// @param answers canonical texts by question id; an absent one is empty
  public List<Question> listAsked(Map<String, String> answers) {
    Map<String, Question> asked = new LinkedHashMap<>();
    for (Question question : listQuestions()) {
      boolean visible =
          question
              .when()
              .map(
                  w -> {
                    String answer = answers.getOrDefault(w.question(), "");
                    return asked.containsKey(w.question())
                        && !answer.isEmpty()
                        && (w.is().isEmpty() || answer.lines().anyMatch(w.is()::contains));
                  })
              .orElse(true);
      if (visible) {
        asked.put(question.id(), question);
      }
    }
    return List.copyOf(asked.values());
  }

  /// The questionnaire that ships: an illustrative survey of forces, plans, structure and budget.
  public static Questionnaire shipped() {
    return switch (read(SHIPPED, shippedText())) {
      case Reading.Sound s -> s.questionnaire();
      case Reading.Unsound u -> throw new IllegalStateException(u.problems().toString());
    };
  }

  /// The text of the questionnaire that ships.
  public static String shippedText() {
    return resource(SHIPPED);
  }

  static String resource(String name) {
    try (InputStream in = Questionnaire.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a questionnaire.
  ///
  /// @param name of the file, for messages
  public static Reading read(String name, String text) {
    DataFile file = new DataFile(name);
    Optional<Questionnaire> found = file.read(text, FORMAT).map(root -> of(file, root));
    return found.isEmpty() || !file.problems().isEmpty()
        ? new Reading.Unsound(file.problems())
        : new Reading.Sound(found.get());
  }

  private static Questionnaire of(DataFile file, DataFile.Part root) {
    root.allow(Set.of("format", "id", "version", "title", "kind", "sections"));
    Map<String, Question> earlier = new LinkedHashMap<>();
    List<Section> sections = new ArrayList<>();
    for (DataFile.Part part : root.parts("sections")) {
      part.allow(Set.of("id", "title", "questions"));
      List<Question> questions = new ArrayList<>();
      for (DataFile.Part q : part.parts("questions")) {
        Question question = question(file, q, earlier);
        if (earlier.put(question.id(), question) != null) {
          file.problem(q.lineOf("id"), "id", question.id(), "each question id once");
        }
        questions.add(question);
      }
      sections.add(new Section(part.text("id"), part.text("title"), questions));
    }
    if (earlier.isEmpty()) {
      file.problem(root.lineOf("sections"), "sections", "", "at least one question");
    }
    return new Questionnaire(
        root.text("id"),
        root.whole("version", 1, 9999, 1),
        root.text("title"),
        root.word("kind", List.of("official", "reported", "illustrative"), null)
            .equals("illustrative"),
        sections);
  }

  private static Question question(DataFile file, DataFile.Part q, Map<String, Question> earlier) {
    q.allow(
        Set.of(
            "id",
            "text",
            "help",
            "type",
            "required",
            "when",
            "max_length",
            "min",
            "max",
            "decimals",
            "unit",
            "options",
            "several",
            "columns",
            "max_rows"));
    Optional<Question.When> when =
        q.findPart("when")
            .map(
                w -> {
                  w.allow(Set.of("question", "is"));
                  String of = w.text("question");
                  List<String> is = w.texts("is");
                  Question asked = earlier.get(of);
                  if (asked == null) {
                    file.problem(
                        w.lineOf("question"), "question", of, "the id of an earlier question");
                  } else {
                    for (String value : is) {
                      if (!(asked.type().read(value) instanceof QuestionType.Reading.Fits)) {
                        file.problem(w.lineOf("is"), "is", value, asked.type().expected());
                      }
                    }
                  }
                  return new Question.When(of, is);
                });
    return new Question(
        q.text("id"),
        q.text("text"),
        q.find("help").orElse(""),
        type(file, q, true),
        q.flag("required"),
        when);
  }

  private static QuestionType type(DataFile file, DataFile.Part q, boolean tables) {
    List<String> words =
        tables
            ? List.of("text", "number", "choice", "date", "table", "units", "evidence")
            : List.of("text", "number", "choice", "date");
    return switch (q.word("type", words, null)) {
      case "number" ->
          new QuestionType.Number(
              decimal(file, q, "min", "0"),
              decimal(file, q, "max", "999999999"),
              q.whole("decimals", 0, 9, 0),
              q.find("unit").orElse(""));
      case "choice" -> {
        List<String> options = q.texts("options");
        if (options.size() < 2 || options.stream().distinct().count() != options.size()) {
          file.problem(q.lineOf("options"), "options", "", "at least two options, none twice");
        }
        yield new QuestionType.Choice(options, q.flag("several"));
      }
      case "date" -> new QuestionType.Day();
      case "table" -> {
        List<QuestionType.TableColumn> columns = new ArrayList<>();
        for (DataFile.Part column : q.parts("columns")) {
          columns.add(new QuestionType.TableColumn(column.text("name"), type(file, column, false)));
        }
        if (columns.size() < 2) {
          file.problem(q.lineOf("columns"), "columns", "", "at least two columns");
        }
        yield new QuestionType.Table(columns, q.whole("max_rows", 1, 500, 100));
      }
      case "units" -> new QuestionType.Units();
      case "evidence" -> new QuestionType.Evidence();
      default -> new QuestionType.Text(q.whole("max_length", 1, 20_000, 4_000));
    };
  }

  private static BigDecimal decimal(DataFile file, DataFile.Part q, String key, String preset) {
    String found = q.find(key).orElse(preset);
    try {
      return new BigDecimal(found);
    } catch (NumberFormatException e) {
      file.problem(q.lineOf(key), key, found, "a number");
      return new BigDecimal(preset);
    }
  }
}
