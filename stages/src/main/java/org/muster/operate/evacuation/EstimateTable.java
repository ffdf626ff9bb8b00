package org.muster.operate.evacuation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.operate.evacuation.exchange.CsvRows;
import org.muster.operate.evacuation.exchange.ExchangeException;

/// Estimates as a table: `place,nationality,people,as_of,confidence,source`, in any order of its
/// columns.
public final class EstimateTable {
  /// Rows of one table.
  static final int MOST_ROWS = 2_000;

  /// In the order of [#estimate].
  public static final List<String> COLUMNS =
      List.of("place", "nationality", "people", "as_of", "confidence", "source");

  private EstimateTable() {}

  /// What a table says.
  ///
  /// @param wrong what is wrong, line by line; where anything is, nothing is taken
  public record Read(List<Estimate> estimates, List<String> wrong) {
    public Read {
      estimates = List.copyOf(estimates);
      wrong = List.copyOf(wrong);
    }
  }

  /// Reads a table.
  public static Read read(String csv) {
    List<CsvRows.Row> rows;
    try {
      rows = CsvRows.read(csv, MOST_ROWS + 1);
    } catch (ExchangeException e) {
      return new Read(List.of(), List.of(String.valueOf(e.getMessage())));
    }
    List<String> heads =
        rows.isEmpty()
            ? List.of()
            : rows.getFirst().cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
    List<String> missing = COLUMNS.stream().filter(column -> !heads.contains(column)).toList();
    if (!missing.isEmpty()) {
      return new Read(
          List.of(),
          List.of("The first line lacks the column " + String.join(", ", missing) + "."));
    }
    List<Estimate> estimates = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      try {
        estimates.add(
            estimate(
                COLUMNS.stream().map(column -> cell(row.cells(), heads.indexOf(column))).toList()));
      } catch (IllegalArgumentException | DateTimeException e) {
        wrong.add("Line " + row.line() + ": " + told(e));
      }
    }
    return new Read(estimates, wrong);
  }

  private static String cell(List<String> cells, int column) {
    return column < cells.size() ? CsvRows.unguarded(cells.get(column).strip()) : "";
  }

  /// An estimate of its cells: place, nationality, people, as of, confidence and source.
  ///
  /// @throws IllegalArgumentException if one does not do
  /// @throws DateTimeException if the day is none
  public static Estimate estimate(List<String> cells) {
    String people = cells.get(2).replaceAll("[, ]", "");
    if (!people.matches("[0-9]{1,8}")) {
      throw new IllegalArgumentException("people are a number, such as 1200");
    }
    return new Estimate(
        cells.get(0),
        cells.get(1),
        cells.get(5),
        Integer.parseInt(people),
        LocalDate.parse(cells.get(3)),
        Estimate.Confidence.find(cells.get(4).toLowerCase(Locale.ROOT))
            .orElseThrow(() -> new IllegalArgumentException("a confidence is high, fair or low")));
  }

  /// What is wrong, as a person is told it.
  public static String told(RuntimeException e) {
    return e instanceof DateTimeException
        ? "a day is written as 2021-08-24"
        : String.valueOf(e.getMessage());
  }
}
