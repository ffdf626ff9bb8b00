package org.muster.server.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.FieldError;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.server.frame.Echo;
import org.muster.server.frame.Visit;
import org.muster.thread.CaseLaw;
import org.muster.thread.CaseTables;
import org.muster.thread.CaseView;
import org.muster.thread.PlainWords;

/// A form for a row of any table, drawn from the table's columns.
///
/// @param trouble what is wrong with the whole, or empty
/// @param rowId the row that is changed; empty for a new one
/// @param now what stands now in the place of the row that the form shows, if it is not that row
public record EditForm(
    ClaimTable table,
    List<Field> fields,
    String trouble,
    Optional<String> rowId,
    Optional<String> now) {

  /// How a field is filled in.
  public enum Input {
    LINE,
    TEXT,
    NUMBER,
    DAY,
    DATE,
    ONE_OF,
    SOME_OF
  }

  /// One thing to pick.
  public record Option(String value, String label, boolean picked) {}

  /// One field.
  ///
  /// @param error what is wrong and what to enter; empty if nothing is
  /// @param echo the date in words, where it is one
  /// @param coded whether it is an id or a code, set in fixed-width letters
  public record Field(
      String name,
      String label,
      String help,
      boolean required,
      Input input,
      String value,
      List<Option> options,
      String error,
      String echo,
      boolean coded,
      boolean wide) {

    /// The same as a part of a form of several tables.
    Field inPart(String part, boolean must) {
      return new Field(
          part + "-" + name,
          label,
          help,
          required && must,
          input,
          value,
          options,
          error,
          echo,
          coded,
          wide);
    }
  }

  /// Columns that the use case fills in itself.
  private static final Set<String> KEPT = Set.of("known_to");

  static EditForm of(
      Visit visit,
      ClaimTable table,
      Map<String, String> values,
      List<FieldError> errors,
      String trouble,
      Optional<String> rowId) {
    Map<String, FieldError> byColumn = new TreeMap<>();
    errors.forEach(e -> byColumn.putIfAbsent(e.column(), e));
    List<Field> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean fixed =
          rowId.isPresent() && Set.of("id", "about", "known_from").contains(column.name());
      boolean error = byColumn.containsKey(column.name());
      if ((KEPT.contains(column.name()) || fixed) && !error) {
        continue;
      }
      fields.add(
          field(
              visit,
              table,
              column,
              values.getOrDefault(column.name(), ""),
              Optional.ofNullable(byColumn.get(column.name()))));
    }
    return new EditForm(table, fields, trouble, rowId, Optional.empty());
  }

  /// The same, with the id of what stands now in the place of its row.
  EditForm insteadOf(Optional<String> standing) {
    return new EditForm(table, fields, trouble, rowId, standing);
  }

  /// What a new row of a table starts from.
  static Map<String, String> fresh(Visit visit, ClaimTable table) {
    String body = visit.who().account().body();
    Map<String, String> values = new TreeMap<>();
    values.put("owner", body);
    values.put("release", "owner");
    if (table.shape() == Shape.CLAIM) {
      // What an illustrative source says is illustrative: where there is no other source, all is.
      boolean invented =
          visit.view().list(RecordTables.SOURCES).stream()
              .allMatch(source -> source.text("grade").equals("illustrative"));
      values.put("kind", invented ? "illustrative" : "reported");
    }
    boolean id = table.findColumn("id").orElseThrow().domain() instanceof Domain.Id;
    if (id) {
      values.put("id", body + "." + stem(visit.view(), table) + ".");
    }
    return values;
  }

  /// The middle of the ids that the table has already, so that a new one looks like them.
  private static String stem(CaseView view, ClaimTable table) {
    return view.list(table).stream()
        .map(r -> r.id().split("\\.", -1))
        .filter(parts -> parts.length > 2)
        .map(parts -> parts[1])
        .findFirst()
        .orElse(table.name().replace('_', '-'));
  }

  static Field field(
      Visit visit, ClaimTable table, Column column, String value, Optional<FieldError> error) {
    PlainWords words = visit.words();
    Input input =
        switch (column.domain()) {
          case Domain.FreeText text -> text.maxLength() > 400 ? Input.TEXT : Input.LINE;
          case Domain.Id id -> Input.LINE;
          case Domain.Code code -> Input.LINE;
          case Domain.Reference reference -> Input.ONE_OF;
          case Domain.References references -> Input.SOME_OF;
          case Domain.Words choice -> Input.ONE_OF;
          case Domain.Whole whole -> Input.NUMBER;
          case Domain.Degrees degrees -> Input.LINE;
          case Domain.Day day -> Input.DAY;
          case Domain.Held held -> Input.DATE;
          case Domain.ReleaseTo release -> Input.ONE_OF;
          case Domain.Form form -> Input.LINE;
        };
    List<Option> options =
        switch (column.domain()) {
          case Domain.Reference reference -> references(visit, words, reference.tables(), value);
          case Domain.References references -> references(visit, words, references.tables(), value);
          case Domain.Words choice ->
              choice.words().stream()
                  .map(w -> new Option(w, PlainWords.word(w), w.equals(value)))
                  .toList();
          case Domain.ReleaseTo release -> releases(visit, value);
          default -> List.of();
        };
    boolean claimAbout = column.name().equals("about") && table.shape() == Shape.CLAIM;
    String help =
        claimAbout
            ? "leave empty for a thing of its own; or the id of what another claim is about, to set"
                + " this one beside it"
            : column.doc();
    return new Field(
        column.name(),
        FactsModel.label(column),
        capital(help)
            + (column.domain() instanceof Domain.Held
                ? example(table)
                : column.domain() instanceof Domain.Day
                    ? ", as 20 NOV 2002, 2002-11-20 or 201102"
                    : "")
            + ".",
        column.required(),
        input,
        value,
        options,
        error.map(EditForm::words).orElse(""),
        column.domain() instanceof Domain.Held
            ? Echo.date(value)
            : column.domain() instanceof Domain.Day ? Echo.day(value) : "",
        column.domain() instanceof Domain.Id
            || column.domain() instanceof Domain.Code
            || column.domain() instanceof Domain.Held
            || column.domain() instanceof Domain.Day
            || column.domain() instanceof Domain.Form,
        input == Input.TEXT || input == Input.SOME_OF || column.name().equals("id"));
  }

  /// An open end is offered only where one is taken.
  private static String example(ClaimTable table) {
    return CaseLaw.isToTheDay(table)
        ? ", as 1 MAR–31 AUG 2024 or 2024-03-01/2024-08-31"
        : ", as 20 NOV 2002, FEB 2009, about 2007, 2001-21 (spring), 1999-09/2008-04-15 or"
            + " since 9 JAN 2018";
  }

  /// What is wrong, then what to enter.
  private static String words(FieldError error) {
    String found =
        error.found().isEmpty()
            ? "Nothing is entered."
            : "“" + error.found() + "” does not fit here.";
    return found + " Enter " + error.expected() + ".";
  }

  private static List<Option> references(
      Visit visit, PlainWords words, List<String> tables, String value) {
    List<String> picked = List.of(value.split(" "));
    List<Option> options = new ArrayList<>();
    for (String name : tables) {
      ClaimTable table = CaseTables.BY_NAME.get(name);
      if (table == null) {
        continue;
      }
      for (Row row : visit.view().chosen(table)) {
        String label = words.label(row);
        if (table.equals(RecordTables.UNITS)) {
          label = row.text("name");
        }
        options.add(new Option(row.about(), label, picked.contains(row.about())));
      }
    }
    // The ladder is climbed in its own order; all else is looked up by its letters.
    if (tables.equals(List.of(ReviewTables.LADDER.name()))) {
      Map<String, Integer> steps = new TreeMap<>();
      visit.view().chosen(ReviewTables.LADDER).forEach(r -> steps.put(r.about(), r.whole("step")));
      options.sort(Comparator.comparing(o -> steps.getOrDefault(o.value(), 0)));
    } else {
      options.sort(Comparator.comparing(o -> o.label().toLowerCase(java.util.Locale.UK)));
    }
    return options;
  }

  private static List<Option> releases(Visit visit, String value) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("owner", PlainWords.released("owner"), value.equals("owner")));
    options.add(new Option("staffs", PlainWords.released("staffs"), value.equals("staffs")));
    options.add(new Option("allies", PlainWords.released("allies"), value.equals("allies")));
    options.add(new Option("public", PlainWords.released("public"), value.equals("public")));
    for (Row framework : visit.view().chosen(RecordTables.FRAMEWORKS)) {
      String release = "framework:" + framework.about();
      options.add(
          new Option(release, "members of " + framework.text("short_name"), value.equals(release)));
    }
    return options;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
