package org.muster.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A kind of claim: the one description from which its file is read and checked, its database table
/// is verified, its form is drawn and its documentation is written.
///
/// Columns stand in this order: `id`, `about`, the table's own columns, `held`, `source`, `kind`,
/// `known_from`, `known_to`, `owner`, `release`, `note`. A shape may leave some of them out.
///
/// @param name plural, lower case with underscores: the file is `name.csv`
/// @param title what people call a list of these
/// @param doc one sentence: what a row says
/// @param stage the package that owns the table
public record ClaimTable(
    String name, String title, String stage, String doc, Shape shape, List<Column> columns) {

  /// The id of a claim of any table.
  static final Domain ANY_CLAIM =
      new Domain.Form(
          Domain.Code.SYNTAX + "|" + Domain.Id.SYNTAX, "the id that a claim has or is about");

  /// Which of the common columns a table has.
  public enum Shape {
    /// A sourced statement of a fact: all common columns.
    CLAIM,
    /// Where facts come from: neither source nor kind, and not about anything but itself.
    SOURCE,
    /// Which of several claims counts: its `about` is theirs; neither source nor kind.
    CHOICE
  }

  public ClaimTable {
    columns = List.copyOf(columns);
  }

  /// The column of that name, if the table has it.
  public Optional<Column> findColumn(String column) {
    return columns.stream().filter(c -> c.name().equals(column)).findFirst();
  }

  /// The position of a column, from zero.
  ///
  /// @throws IllegalArgumentException if the table has no such column
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("table " + name + " has no column " + column);
  }

  /// Starts a claim table.
  public static Draft claims(String stage, String name, String title, String doc) {
    return new Draft(stage, name, title, doc, Shape.CLAIM);
  }

  /// Starts a table of another shape.
  public static Draft of(Shape shape, String stage, String name, String title, String doc) {
    return new Draft(stage, name, title, doc, shape);
  }

  /// Collects a table's own columns in the order of the file.
  public static final class Draft {
    private final String stage;
    private final String name;
    private final String title;
    private final String doc;
    private final Shape shape;
    private final List<Column> own = new ArrayList<>();
    private boolean heldRequired;
    private String heldDoc = "when it held";

    private Draft(String stage, String name, String title, String doc, Shape shape) {
      this.stage = stage;
      this.name = name;
      this.title = title;
      this.doc = doc;
      this.shape = shape;
    }

    /// A column that must be filled.
    public Draft must(String column, Domain domain, String columnDoc) {
      own.add(new Column(column, domain, true, columnDoc));
      return this;
    }

    /// A column that may be empty.
    public Draft may(String column, Domain domain, String columnDoc) {
      own.add(new Column(column, domain, false, columnDoc));
      return this;
    }

    /// Requires the `held` column, saying what its date means here.
    public Draft heldMust(String columnDoc) {
      heldRequired = true;
      heldDoc = columnDoc;
      return this;
    }

    /// Says what the date of the `held` column means here; it may be empty.
    public Draft heldMay(String columnDoc) {
      heldDoc = columnDoc;
      return this;
    }

    /// The finished table, common columns added.
    public ClaimTable done() {
      List<Column> all = new ArrayList<>();
      Domain id = name.equals("nations") ? new Domain.Code() : new Domain.Id();
      all.add(new Column("id", id, true, "the claim's own id, never reused"));
      if (shape == Shape.CLAIM) {
        all.add(
            new Column(
                "about",
                id,
                false,
                "what the claim is about; empty means its own id; claims with the same about conflict"));
      } else if (shape == Shape.CHOICE) {
        all.add(new Column("about", ANY_CLAIM, true, "what the competing claims are about"));
      }
      all.addAll(own);
      if (shape == Shape.CLAIM) {
        all.add(new Column("held", new Domain.Held(), heldRequired, heldDoc));
        all.add(
            new Column(
                "source", new Domain.Reference(List.of("sources")), true, "where it comes from"));
        all.add(
            new Column(
                "kind",
                new Domain.Words(List.of("official", "reported", "illustrative")),
                true,
                "how it is meant: official, reported, or illustrative (invented for planning)"));
      }
      all.add(
          new Column(
              "known_from",
              new Domain.Day(),
              false,
              "first day it was known; empty means the earliest day of its source's date"));
      all.add(
          new Column("known_to", new Domain.Day(), false, "first day it was no longer held true"));
      all.add(new Column("owner", new Domain.Code(), true, "the nation or body whose row it is"));
      all.add(new Column("release", new Domain.ReleaseTo(), true, "who may see it"));
      all.add(new Column("note", new Domain.FreeText(2000), false, "anything else worth saying"));
      return new ClaimTable(name, title, stage, doc, shape, all);
    }
  }
}
