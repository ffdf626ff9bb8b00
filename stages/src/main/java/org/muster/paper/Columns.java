package org.muster.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/// The columns of a sheet by what stands over them. People insert columns, move them and write
/// lines above them; where a heading is not there, nothing says what a cell below would be.
public final class Columns {
  /// Headings stand near the top.
  private static final int MOST_ROWS = 20;

  /// More columns than anybody adds to a sheet that was sent out.
  private static final int MOST_COLUMNS = 200;

  private Columns() {}

  /// How looking for columns ends.
  public sealed interface Search {
    /// All are there.
    ///
    /// @param headingRow the row of the headings, from 0
    record Found(int headingRow, Map<String, Integer> columns) implements Search {
      public Found {
        columns = Map.copyOf(columns);
      }

      /// Where the column of a heading is, from 0.
      public int of(String heading) {
        return Objects.requireNonNull(columns.get(heading), heading);
      }
    }

    /// One of them is not there, or is there twice.
    ///
    /// @param expected what would be right, in words
    record Missing(String expected) implements Search {}
  }

  /// Looks for columns by their headings: the heading alone, or with an explanation in brackets
  /// after it, whatever its case and its spaces.
  public static Search find(Sheet sheet, List<String> headings) {
    Search best = new Search.Missing(words(headings));
    int mostFound = 0;
    for (int r = 0; r <= Math.min(sheet.getLastRowNum(), MOST_ROWS); r++) {
      Row row = sheet.getRow(r);
      if (row == null) {
        continue;
      }
      Map<String, Integer> found = new LinkedHashMap<>();
      List<String> twice = new ArrayList<>();
      int last = Math.min(row.getLastCellNum(), MOST_COLUMNS);
      for (int c = 0; c < last; c++) {
        String over = folded(Cells.text(sheet, r, c));
        for (String heading : headings) {
          String wanted = folded(heading);
          if ((over.equals(wanted) || over.startsWith(wanted + " ("))
              && found.putIfAbsent(heading, c) != null) {
            twice.add(heading);
          }
        }
      }
      if (found.size() == headings.size() && twice.isEmpty()) {
        return new Search.Found(r, found);
      }
      if (found.size() > mostFound) {
        mostFound = found.size();
        List<String> missing = headings.stream().filter(h -> !found.containsKey(h)).toList();
        best =
            new Search.Missing(
                missing.isEmpty()
                    ? "one column headed “" + twice.getFirst() + "”, and there are two"
                    : words(missing));
      }
    }
    return best;
  }

  private static String words(List<String> headings) {
    return (headings.size() == 1 ? "a column headed " : "columns headed ")
        + String.join(", ", headings.stream().map(h -> "“" + h + "”").toList())
        + "; nothing of this sheet was read";
  }

  private static String folded(String heading) {
    return heading.replaceAll("[\\s\\u00A0\\u202F]+", " ").strip().toLowerCase(Locale.ROOT);
  }
}
