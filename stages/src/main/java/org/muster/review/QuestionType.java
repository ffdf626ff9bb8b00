package org.muster.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.muster.record.Domain;
import org.muster.record.TypedDate;
import org.muster.store.Typed;

/// What kind of answer a question takes. Every answer has one canonical text, so that answers are
/// stored, compared, hashed and sent out and back alike; the empty text is no answer.
public sealed interface QuestionType {

  /// The longest canonical text; a workbook's cell holds little more.
  int MAX_LENGTH = 30_000;

  /// How reading a typed answer ends.
  sealed interface Reading {
    /// It fits.
    ///
    /// @param text the canonical text
    record Fits(String text) implements Reading {}

    /// It does not fit.
    ///
    /// @param found the part that does not, as typed
    /// @param expected what would, in words
    record Unfit(String found, String expected) implements Reading {}
  }

  /// The word of the type in a questionnaire.
  String word();

  /// What is expected, in words.
  String expected();

  /// Reads a typed answer, whose line ends and outer spaces do not matter.
  default Reading read(String typed) {
    String clean = clean(typed);
    if (clean.isEmpty()) {
      return new Reading.Fits("");
    }
    if (clean.length() > MAX_LENGTH) {
      return new Reading.Unfit(clean.substring(0, 40), "at most " + MAX_LENGTH + " characters");
    }
    return readClean(clean);
  }

  /// Reads an answer that is not empty, has no outer spaces and only line feeds as line ends.
  Reading readClean(String clean);

  /// Free text in one line or several.
  record Text(int maxLength) implements QuestionType {
    @Override
    public String word() {
      return "text";
    }

    @Override
    public String expected() {
      return "text of at most " + maxLength + " characters";
    }

    @Override
    public Reading readClean(String clean) {
      boolean fits = clean.length() <= maxLength && clean.indexOf('\r') < 0 && Typed.isClean(clean);
      return fits ? new Reading.Fits(clean) : new Reading.Unfit(cut(clean), expected());
    }
  }

  /// A number.
  ///
  /// @param min inclusive
  /// @param max inclusive
  /// @param decimals at most this many
  /// @param unit shown behind the field; may be empty
  record Number(BigDecimal min, BigDecimal max, int decimals, String unit) implements QuestionType {
    private static final Pattern SYNTAX = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    @Override
    public String word() {
      return "number";
    }

    @Override
    public String expected() {
      return (decimals == 0
              ? "a whole number"
              : "a number with at most " + decimals + (decimals == 1 ? " decimal" : " decimals"))
          + " from "
          + min.toPlainString()
          + " to "
          + max.toPlainString()
          + (unit.isEmpty() ? "" : ", in " + unit);
    }

    @Override
    public Reading readClean(String clean) {
      // People write the unit after the figure, and a spreadsheet shows a share so.
      String figure =
          !unit.isEmpty() && clean.endsWith(unit)
              ? clean.substring(0, clean.length() - unit.length()).strip()
              : clean;
      if (SYNTAX.matcher(figure).matches()) {
        BigDecimal value = new BigDecimal(figure).stripTrailingZeros();
        if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0 && value.scale() <= decimals) {
          return new Reading.Fits(value.signum() == 0 ? "0" : value.toPlainString());
        }
      }
      return new Reading.Unfit(cut(clean), expected());
    }
  }

  /// One of some words, or several of them, one a line in the order of the options.
  record Choice(List<String> options, boolean several) implements QuestionType {
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public String word() {
      return "choice";
    }

    @Override
    public String expected() {
      return (several ? "one or more, one a line, of " : "one of ") + String.join(", ", options);
    }

    @Override
    public Reading readClean(String clean) {
      Set<String> chosen = new LinkedHashSet<>();
      for (String line : lines(clean)) {
        String option =
            options.stream().filter(o -> o.equalsIgnoreCase(line)).findFirst().orElse("");
        if (option.isEmpty() || (!several && !chosen.isEmpty())) {
          return new Reading.Unfit(cut(line), expected());
        }
        chosen.add(option);
      }
      return new Reading.Fits(
          String.join("\n", options.stream().filter(chosen::contains).toList()));
    }
  }

  /// A day.
  record Day() implements QuestionType {
    private static final Domain.Day DOMAIN = new Domain.Day();

    @Override
    public String word() {
      return "date";
    }

    @Override
    public String expected() {
      return DOMAIN.expected();
    }

    @Override
    public Reading readClean(String clean) {
      return TypedDate.day(clean)
          .<Reading>map(day -> new Reading.Fits(day.toString()))
          .orElseGet(() -> new Reading.Unfit(cut(clean), expected()));
    }
  }

  /// Units of the record, by id, one a line.
  record Units() implements QuestionType {
    @Override
    public String word() {
      return "units";
    }

    @Override
    public String expected() {
      return "ids of units, one a line, such as AZE.unit.recce-coy";
    }

    @Override
    public Reading readClean(String clean) {
      return readIds(clean, expected());
    }
  }

  /// Pieces of evidence, by id, one a line.
  record Evidence() implements QuestionType {
    @Override
    public String word() {
      return "evidence";
    }

    @Override
    public String expected() {
      return "ids of evidence, one a line";
    }

    @Override
    public Reading readClean(String clean) {
      return readIds(clean, expected());
    }
  }

  /// A column of a table question; its cells are of a simple type.
  record TableColumn(String name, QuestionType type) {
    public TableColumn {
      if (type instanceof Table) {
        throw new IllegalArgumentException("column " + name + " is a table within a table");
      }
    }
  }

  /// Rows of typed cells. Its canonical text is one row a line, cells parted by tabs, with `\\`,
  /// `\t` and `\n` standing for backslash, tab and line feed; rows that are empty throughout are
  /// left out.
  record Table(List<TableColumn> columns, int maxRows) implements QuestionType {
    public Table {
      columns = List.copyOf(columns);
    }

    @Override
    public String word() {
      return "table";
    }

    @Override
    public String expected() {
      return "at most "
          + maxRows
          + " rows of "
          + String.join(", ", columns.stream().map(TableColumn::name).toList());
    }

    @Override
    public Reading read(String typed) {
      // Outer tabs are empty cells here, so that nothing may be stripped before the cells are cut.
      if (typed.isBlank() && typed.indexOf('\t') < 0) {
        return new Reading.Fits("");
      }
      return readRows(rows(typed.replace("\r\n", "\n")));
    }

    @Override
    public Reading readClean(String clean) {
      return readRows(rows(clean));
    }

    /// Reads typed rows.
    public Reading readRows(List<List<String>> rows) {
      List<List<String>> kept = new ArrayList<>();
      for (List<String> row : rows) {
        if (row.stream().allMatch(String::isBlank)) {
          continue;
        }
        if (row.size() != columns.size()) {
          return new Reading.Unfit(
              cut(String.join(" | ", row)), columns.size() + " cells in each row");
        }
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          switch (columns.get(i).type().read(row.get(i))) {
            case Reading.Fits f -> cells.add(f.text());
            case Reading.Unfit u -> {
              return new Reading.Unfit(
                  u.found(),
                  "row " + (kept.size() + 1) + ", " + columns.get(i).name() + ": " + u.expected());
            }
          }
        }
        kept.add(cells);
      }
      if (kept.size() > maxRows) {
        return new Reading.Unfit(kept.size() + " rows", expected());
      }
      String text = text(kept);
      return text.length() > MAX_LENGTH
          ? new Reading.Unfit(kept.size() + " rows", "at most " + MAX_LENGTH + " characters")
          : new Reading.Fits(text);
    }

    /// The canonical text of rows.
    public static String text(List<List<String>> rows) {
      StringBuilder out = new StringBuilder();
      for (List<String> row : rows) {
        if (!out.isEmpty()) {
          out.append('\n');
        }
        for (int i = 0; i < row.size(); i++) {
          out.append(i == 0 ? "" : "\t");
          out.append(row.get(i).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
        }
      }
      return out.toString();
    }

    /// The rows of a canonical text.
    public static List<List<String>> rows(String text) {
      List<List<String>> rows = new ArrayList<>();
      if (text.isEmpty()) {
        return rows;
      }
      for (String line : text.split("\n", -1)) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
          StringBuilder out = new StringBuilder();
          for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) {
              char next = cell.charAt(++i);
              out.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
            } else {
              out.append(c);
            }
          }
          cells.add(out.toString());
        }
        rows.add(cells);
      }
      return rows;
    }
  }

  private static Reading readIds(String clean, String expected) {
    Domain.Id id = new Domain.Id();
    Set<String> ids = new LinkedHashSet<>();
    for (String line : lines(clean)) {
      if (!id.accepts(line)) {
        return new Reading.Unfit(cut(line), expected);
      }
      ids.add(line);
    }
    return new Reading.Fits(String.join("\n", ids));
  }

  private static List<String> lines(String clean) {
    return clean.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static String clean(String typed) {
    return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  private static String cut(String value) {
    return value.length() <= 60 ? value : value.substring(0, 59) + "…";
  }
}
