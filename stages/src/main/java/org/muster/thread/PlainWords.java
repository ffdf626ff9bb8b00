package org.muster.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.access.Release;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// Claims as sentences that a person would say: `Azerbaijan had 22 people in ISAF, from 20 NOV
/// 2002`.
public final class PlainWords {
  private final CaseView view;
  private final Sentences sentences;

  private PlainWords(CaseView view) {
    this.view = view;
    this.sentences = new Sentences(view, this::name);
  }

  /// Words in which ids are replaced by the names that the view knows.
  public static PlainWords of(CaseView view) {
    return view.derived(PlainWords.class, PlainWords::new);
  }

  /// The claim in one sentence without a full stop.
  public String sentence(Row row) {
    return sentences.of(row);
  }

  /// A short name for what an id stands for; the id itself where the view has nothing.
  public String name(List<String> tables, String about) {
    for (String table : tables) {
      var found = view.find(tableOf(table), about);
      if (found.isPresent()) {
        return label(found.get());
      }
    }
    return about;
  }

  /// What a row is called in lists and pick lists.
  public String label(Row row) {
    for (String column : List.of("short_name", "name", "code", "title", "pseudonym", "number")) {
      if (row.table().findColumn(column).isPresent()) {
        return row.text(column);
      }
    }
    return sentence(row);
  }

  /// A cell as people read it: references as names, dates in words, codes as words.
  public String cell(Row row, Column column) {
    String cell = row.text(column.name());
    if (cell.isEmpty()) {
      return "";
    }
    return switch (column.domain()) {
      case Domain.Reference reference -> name(reference.tables(), cell);
      case Domain.References references ->
          row.list(column.name()).stream()
              .map(id -> name(references.tables(), id))
              .collect(Collectors.joining(", "));
      case Domain.Held any -> DateWords.held(Edtf.of(cell));
      case Domain.Day any -> DateWords.day(java.time.LocalDate.parse(cell));
      case Domain.Words any -> word(cell);
      case Domain.Whole any -> Sentences.people(cell);
      case Domain.ReleaseTo any ->
          Release.of(cell) instanceof Release.Framework framework
              ? "members of " + name(List.of("frameworks"), framework.id())
              : released(cell);
      case Domain.FreeText any -> cell;
      case Domain.Id any -> cell;
      case Domain.Code any -> cell;
      case Domain.Degrees any -> cell;
      case Domain.Form any -> cell;
    };
  }

  /// A word of a table as people say it.
  public static String word(String word) {
    return word.equals("throughout") ? "on every day of the tour" : word.replace('-', ' ');
  }

  /// To whom a row is released, in words.
  public static String released(String release) {
    return switch (Release.of(release)) {
      case Release.Owner owner -> "its owner alone";
      case Release.Staffs staffs -> "the alliance's staffs too";
      case Release.Allies allies -> "allies too";
      case Release.Framework framework -> "members of " + framework.id();
      case Release.Public all -> "everybody";
    };
  }

  /// What a conflict asks, with the values that differ: `Azerbaijan in ISAF: 21 or 22 people?`
  public String question(CaseView.Conflict conflict) {
    Row first = conflict.claims().getFirst();
    List<Column> columns = differingColumns(conflict);
    String what =
        columns.isEmpty()
            ? "two sources say the same"
            : conflict.claims().stream()
                    .map(r -> cell(r, columns.getFirst()))
                    .map(c -> c.isEmpty() ? "not recorded" : c)
                    .distinct()
                    .collect(Collectors.joining(" or "))
                + (columns.getFirst().name().equals("value") ? " people?" : "?");
    return subject(first) + ": " + what;
  }

  /// The value by which a claim differs from those it competes with.
  public String differing(Row row, CaseView.Conflict conflict) {
    List<Column> columns = differingColumns(conflict);
    if (columns.isEmpty()) {
      return "the same";
    }
    String cell = cell(row, columns.getFirst());
    return cell.isEmpty() ? "no " + columns.getFirst().name() : cell;
  }

  /// The columns in which competing claims differ, what they are about first, provenance left out.
  public List<Column> differingColumns(CaseView.Conflict conflict) {
    List<Column> columns = new ArrayList<>();
    for (Column column : conflict.claims().getFirst().table().columns()) {
      boolean provenance =
          List.of(
                  "id",
                  "about",
                  "source",
                  "kind",
                  "known_from",
                  "known_to",
                  "owner",
                  "release",
                  "note")
              .contains(column.name());
      boolean differs =
          conflict.claims().stream().map(r -> r.text(column.name())).distinct().count() > 1;
      if (!provenance && differs) {
        columns.add(column);
      }
    }
    return columns;
  }

  /// What a claim speaks of, without what it says: `Azerbaijan in ISAF`.
  public String subject(Row row) {
    List<String> parts = new ArrayList<>();
    for (Column column : row.table().columns()) {
      if (column.name().equals("source") || column.name().equals("host")) {
        continue;
      }
      if (column.domain() instanceof Domain.Reference reference
          && !row.text(column.name()).isEmpty()) {
        parts.add(name(reference.tables(), row.text(column.name())));
      }
    }
    if (row.table().name().equals("contributions") || row.table().name().equals("mandates")) {
      return parts.get(1) + " in " + parts.get(0) + Sentences.heldAfter(row, ", ");
    }
    if (row.table().findColumn("name").isPresent()) {
      return row.text("name");
    }
    return parts.isEmpty()
        ? row.about()
        : String.join(", ", parts) + Sentences.heldAfter(row, ", ");
  }

  private static ClaimTable tableOf(String name) {
    ClaimTable table = CaseTables.BY_NAME.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no table " + name);
    }
    return table;
  }
}
