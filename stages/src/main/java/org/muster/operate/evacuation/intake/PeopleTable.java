package org.muster.operate.evacuation.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.store.Typed;

/// A table of people as it is sent around, CSV or XLSX: columns by their headings in the languages
/// of those who send them, in any order, one person a row. What cannot be read is a problem by
/// cell; the row's draft is there all the same.
public final class PeopleTable {
  private static final int LONGEST_CELL = 500;

  private PeopleTable() {}

  /// What came of reading.
  ///
  /// @param drafts one a row that is not empty
  /// @param ignored headings that are none of ours; their cells stand in each draft's source
  public record Result(
      List<Draft> drafts, List<PeopleCells.Problem> problems, List<String> ignored) {
    public Result {
      drafts = List.copyOf(drafts);
      problems = List.copyOf(problems);
      ignored = List.copyOf(ignored);
    }
  }

  /// Reads a file, whatever it is.
  public static Result read(byte[] bytes) {
    return read(PeopleCells.of(bytes));
  }

  /// Reads cells.
  public static Result read(PeopleCells cells) {
    return cells.rows().isEmpty() && !cells.problems().isEmpty()
        ? new Result(List.of(), cells.problems(), List.of())
        : new Table(cells.rows(), cells.numbers(), cells.problems()).result();
  }

  private static Result wrong(String cell, String found, String expected) {
    return new Result(
        List.of(), List.of(new PeopleCells.Problem(cell, found, expected)), List.of());
  }

  /// Rows of cells on their way to drafts.
  private static final class Table {
    private final List<List<String>> rows;
    private final List<Integer> numbers;
    private final List<PeopleCells.Problem> problems;

    Table(List<List<String>> rows, List<Integer> numbers, List<PeopleCells.Problem> problems) {
      this.rows = rows;
      this.numbers = numbers;
      this.problems = new ArrayList<>(problems);
    }

    Result result() {
      int head = head();
      if (head < 0) {
        return wrong(
            "A1",
            "no heading of a name",
            "a row of headings, among them name, or given and surname");
      }
      List<Optional<Draft.Field>> fields = new ArrayList<>();
      List<String> ignored = new ArrayList<>();
      for (int c = 0; c < rows.get(head).size(); c++) {
        Optional<Draft.Field> field = PeopleHeadings.find(rows.get(head).get(c));
        if (field.isPresent() && fields.contains(field)) {
          problems.add(
              new PeopleCells.Problem(
                  PeopleCells.place(numbers.get(head), c), "a heading twice", "each heading once"));
          field = Optional.empty();
        }
        if (field.isEmpty() && !rows.get(head).get(c).isEmpty()) {
          ignored.add(rows.get(head).get(c));
        }
        fields.add(field);
      }
      List<Draft> drafts = new ArrayList<>();
      for (int r = head + 1; r < rows.size(); r++) {
        if (rows.get(r).stream().anyMatch(cell -> !cell.isEmpty())) {
          drafts.add(draft(rows.get(r), numbers.get(r), fields));
        }
      }
      return new Result(drafts, problems, ignored);
    }

    /// The first row that has a heading of a name; above it people write titles.
    private int head() {
      for (int r = 0; r < Math.min(rows.size(), 20); r++) {
        if (rows.get(r).stream()
            .flatMap(cell -> PeopleHeadings.find(cell).stream())
            .anyMatch(
                f -> f == Draft.Field.NAME || f == Draft.Field.SURNAME || f == Draft.Field.GIVEN)) {
          return r;
        }
      }
      return -1;
    }

    private Draft draft(List<String> cells, int row, List<Optional<Draft.Field>> fields) {
      Map<Draft.Field, String> values = new EnumMap<>(Draft.Field.class);
      List<String> doubts = new ArrayList<>();
      Optional<LocalDate> born = Optional.empty();
      for (int c = 0; c < cells.size(); c++) {
        String cell = cells.get(c);
        if (cell.isEmpty()) {
          continue;
        }
        if (c >= fields.size()) {
          problems.add(
              new PeopleCells.Problem(
                  PeopleCells.place(row, c), "a cell", "none beyond the headings"));
          continue;
        }
        if (!Typed.isClean(cell)) {
          problems.add(
              new PeopleCells.Problem(PeopleCells.place(row, c), "a character", Typed.EXPECTED));
          continue;
        }
        if (cell.length() > LONGEST_CELL) {
          problems.add(
              new PeopleCells.Problem(
                  PeopleCells.place(row, c),
                  cell.length() + " characters",
                  "at most " + LONGEST_CELL + " characters"));
          continue;
        }
        Optional<Draft.Field> field = fields.get(c);
        if (field.isEmpty()) {
          continue;
        }
        values.put(field.get(), cell);
        switch (field.get()) {
          case BORN -> {
            Optional<Dates.Found> found = Dates.read(cell);
            born = found.map(Dates.Found::day);
            if (found.isEmpty()) {
              problems.add(
                  new PeopleCells.Problem(
                      PeopleCells.place(row, c),
                      "no date",
                      "a date such as 1990-03-04 or 4.3.1990"));
            } else if (!found.get().doubt().isEmpty()) {
              doubts.add("born: " + found.get().doubt());
            }
          }
          case SEX -> {
            Optional<String> sex = SexWord.find(cell);
            if (sex.isPresent()) {
              values.put(Draft.Field.SEX, sex.get());
            } else {
              problems.add(
                  new PeopleCells.Problem(
                      PeopleCells.place(row, c), "another word", "female, male or other"));
            }
          }
          case NAME,
              SURNAME,
              GIVEN,
              FATHER,
              NATIONALITY,
              DOCUMENT,
              TELEPHONE,
              EMAIL,
              PARTY,
              RELATION,
              NEEDS,
              CLASS,
              LANGUAGE,
              REMARK -> {}
        }
      }
      Draft draft =
          new Draft("row " + row, String.join(" | ", cells).strip(), values, born, doubts);
      if (draft.name().isEmpty()) {
        problems.add(
            new PeopleCells.Problem(
                PeopleCells.place(row, ofName(fields)), "no name", "a name in this row"));
      }
      return draft;
    }
  }

  /// The column of names.
  private static int ofName(List<Optional<Draft.Field>> fields) {
    for (Draft.Field field : List.of(Draft.Field.NAME, Draft.Field.GIVEN, Draft.Field.SURNAME)) {
      int at = fields.indexOf(Optional.of(field));
      if (at >= 0) {
        return at;
      }
    }
    return 0;
  }
}
