package org.muster.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.generate.PlanningSettings;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.RecordTables;
import org.muster.record.SettingsFile;
import org.muster.record.SettingsFile.Setting;
import org.muster.thread.casefile.HeaderFile;

/// Writes `docs/case-file.md` from the tables.
final class CaseFilePage {
  /// Columns that every claim has, told once.
  private static final List<String> COMMON =
      List.of(
          "id",
          "about",
          "held",
          "source",
          "kind",
          "known_from",
          "known_to",
          "owner",
          "release",
          "note");

  private static final Map<String, String> STAGES =
      Map.of("record", "Record", "review", "Review", "develop", "Develop", "generate", "Generate");

  private CaseFilePage() {}

  static String text() {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    settings(out, HeaderFile.FILE, "What the case is. The file must be there.");
    settings(
        out,
        PlanningSettings.FILE,
        "The terms under which the case is planned. What it does not say is preset; without the file"
            + " everything is.");
    common(out);
    out.append("## Tables\n\n");
    String stage = "";
    for (ClaimTable table : CaseTables.ALL) {
      if (!table.stage().equals(stage)) {
        stage = table.stage();
        out.append("### ").append(STAGES.getOrDefault(stage, stage)).append("\n\n");
      }
      table(out, table);
    }
    freeText(out);
    out.append(RULES);
    return out.toString();
  }

  private static void settings(StringBuilder out, SettingsFile file, String doc) {
    out.append("## `").append(file.name()).append("`\n\n").append(doc);
    out.append("\n\n| key | meaning | expected | preset |\n|---|---|---|---|\n");
    out.append("| `format` | the form of the file | `").append(file.format()).append("` | |\n");
    for (Setting setting : file.settings()) {
      row(
          out,
          code(setting.key()),
          setting.doc(),
          setting.domain().expected(),
          setting.findPreset().map(CaseFilePage::code).orElse("must be given"));
    }
    out.append("\nA dot means nesting: `horizon.from` is `from` below `horizon`.\n\n");
  }

  private static void common(StringBuilder out) {
    out.append("## Columns of every claim\n\n");
    out.append("Every table has these beside its own, unless it says otherwise.\n\n");
    out.append("| column | meaning | expected | must be filled |\n|---|---|---|---|\n");
    for (Column column : RecordTables.UNITS.columns()) {
      if (column.name().equals("held")) {
        row(
            out,
            "`held`",
            "when it held; each table says what its date means",
            expected(column),
            "");
      } else if (COMMON.contains(column.name())) {
        column(out, column);
      }
    }
    out.append('\n');
  }

  private static void table(StringBuilder out, ClaimTable table) {
    out.append("#### ")
        .append(table.title())
        .append(": `")
        .append(table.name())
        .append(".csv`\n\n");
    out.append(table.doc());
    if (table.shape() == ClaimTable.Shape.SOURCE) {
      out.append(" Has no `about`, `held`, `source` or `kind`.");
    } else if (table.shape() == ClaimTable.Shape.CHOICE) {
      out.append(" Has no `held`, `source` or `kind`.");
    }
    out.append("\n\n| column | meaning | expected | must be filled |\n|---|---|---|---|\n");
    for (Column column : table.columns()) {
      if (!isTold(table, column)) {
        column(out, column);
      }
    }
    out.append("\nOrder of columns: ");
    out.append(table.columns().stream().map(c -> code(c.name())).collect(Collectors.joining(", ")));
    out.append(".\n\n");
  }

  /// Whether the columns of every claim tell of it already.
  private static boolean isTold(ClaimTable table, Column column) {
    if (!COMMON.contains(column.name())) {
      return false;
    }
    return RecordTables.UNITS.findColumn(column.name()).stream().anyMatch(column::equals)
        || (column.name().equals("id") && !table.name().equals("nations"));
  }

  private static void column(StringBuilder out, Column column) {
    row(out, code(column.name()), column.doc(), expected(column), column.required() ? "yes" : "");
  }

  private static String expected(Column column) {
    return column.domain().expected();
  }

  private static void freeText(StringBuilder out) {
    out.append("## Free text\n\n");
    out.append(
        """
        Nothing in these columns is interpreted: they come back as they went in, whatever the script,
        with quotes, commas and line ends, and with what a spreadsheet would take for a formula.

        """);
    for (ClaimTable table : CaseTables.ALL) {
      List<String> columns = new ArrayList<>();
      table.columns().stream().filter(Column::isFreeText).forEach(c -> columns.add(code(c.name())));
      out.append("- `").append(table.name()).append("`: ");
      out.append(String.join(", ", columns)).append('\n');
    }
    out.append("- `case.yaml`: `name`\n\n");
  }

  private static void row(StringBuilder out, String... cells) {
    for (String cell : cells) {
      out.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    out.append("|\n");
  }

  private static String code(String text) {
    return "`" + text.toLowerCase(Locale.ROOT) + "`";
  }

  private static final String INTRODUCTION =
      """
      # The case file

      A case is a folder: `case.yaml`, `planning.yaml` and one CSV file for each table, a claim a
      line, made to be read and compared by people. `muster new DIR` makes a small one to start
      from, `muster check CASE` reports everything that is wrong with one, each time with file,
      line, column, the value found and what was expected. A `README.md` and hidden files may lie in
      the folder; they are no part of the case.

      This page is written from the program's own tables (test `CaseFilePageTest`).

      ## Form

      - UTF-8 without byte order mark; lines end in LF alone.
      - CSV as in RFC 4180: commas, quotes only where a cell holds a comma, a quote or a line end,
        quotes within doubled. The first line names the columns. No comments, no empty lines.
      - Reading takes rows and columns in any order, and a missing table for an empty one. Writing
        gives the canonical form: every table's file with its header, columns in the order below,
        rows sorted by id, the fewest quotes. A canonical case that is read and written comes back
        byte for byte.
      - A problem names the physical line on which the cell begins, counted from 1: a cell with line
        ends in it makes its record longer than one line.
      - An empty cell is an empty text; there is no other way to say "not known". White space is
        never cut: a value with white space at its ends is a problem, be it a no-break space or one
        without a width.
      - At most 500,000 rows in a file and 256 MiB in all files together.

      ## Dates

      A date is as precise as its source: the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that
      sources use.

      | written | means |
      |---|---|
      | `2002-11-20`, `2002-11`, `2002` | a day, a month, a year of four digits |
      | `2001-21`, `2001-22`, `2001-23`, `2001-24` | spring, summer, autumn, winter: three whole months each, from March on; winter ends in the next year |
      | `199X`, `19XX`, `2002-11-XX`, `2002-XX-XX` | digits that are not given, from the right |
      | `2009~`, `2009?`, `2009%` | about, uncertain, both; at the end of a date. What is about is widened by its own precision on both sides: a century by a century, a decade by a decade, a year by a year, a season by a season, a month by a month, a day by a week |
      | `1999-09/2008-04-15` | from one to the other, both inclusive |
      | `2018/..`, `../2018` | open: without an end, without a beginning |
      | `2018/`, `/2018` | the end, the beginning is not known |

      Of the levels 0 and 1, times of day, years before 1 or of more than four digits, and marks in
      the middle of a date are not taken; of level 2 nothing is. Where the planner needs days
      (offerings, requirement lines, staff posts, fixed tours), a vague date is refused.

      """;

  private static final String RULES =
      """
      ## What must hold between rows

      Where several claims are about the same thing, the one that a choice in force names counts,
      else the only one; claims that were closed (`known_to`) no longer count. Claims that conflict
      are kept as they are, and none of them counts until somebody chooses.

      - An id begins with its row's owner and a dot (a nation's code stands alone) and is used once
        in the whole case.
      - A reference names what rows of the other table are about: their `about`, or their id where
        that is empty. `framework:` in `release` is followed by such an id of a framework.
      - An `about` names no row of another table, and no claim that is itself about something else.
      - A choice is about something that claims are about, names one of them, and is the only one in
        force at its time: an older one is closed with `known_to`.
      - `known_from` is not before the source was published, unless `note` says how it was known
        before; rows of things that have a name (nations, frameworks, places, tasks, units,
        operations, ladder) are free of this. `known_to` is not before `known_from`:
        what was written and mended on one day was never known on another.
      - What an illustrative source says is of the kind `illustrative`.
      - No row leads back to itself through parents, successions, reliefs or prerequisites.
      - A deployed contribution is not above the mandate of its nation in the operation where their
        times certainly meet; a figure meant as `about` is not compared. A mandate with one date
        applies until the next.
      - Deployed contributions and lift groups do not lie wholly outside their operation's time.
      - Steps of the ladder count from 1 without gaps, each taken once.
      - An activity requires no higher level than it raises to.
      - Offerings, requirement lines, staff posts and fixed tours have a first and a last day.
      - A tour is a unit's or an officer's, lies within the time of what it serves, and overlaps no
        other tour of the same unit, its parents or officer; officers serve staff posts, units do
        not.
      - A plan's bound is not above its cost, and its digest is that of its document.
      """;
}
